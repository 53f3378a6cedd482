import { expect, test } from 'vitest'
import { killRounds } from './kill-rounds'

// Twenty rounds: npm run kill-test
test('kill -9 in a burst of writes loses nothing that was acknowledged', { timeout: 60_000 }, async () => {
  for await (const { acknowledged, lost } of killRounds(2)) {
    expect(acknowledged).toBeGreaterThan(0)
    expect(lost).toEqual([])
  }
})
