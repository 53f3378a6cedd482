import { expect, test } from 'vitest'
import { queueKillRounds } from './queue-kill-rounds'

// A hundred rounds: npm run queue:kill-test
test('kill -9 while changes are ordered and sent loses none and doubles none', {
  timeout: 120_000,
}, async () => {
  const killing = queueKillRounds(2)
  for (;;) {
    const { done, value } = await killing.next()
    if (done) return expect(value).toEqual({ lost: [], doubled: [], overtaken: [] })
    expect(value.acknowledged).toBeGreaterThan(0)
  }
})
