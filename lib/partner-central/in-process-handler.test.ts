import { expect, test } from 'vitest'
import { inProcessHandler } from './in-process-handler'

const signed = {
  method: 'POST',
  protocol: 'https:',
  hostname: 'here.example',
  path: '/',
  headers: {},
  body: '{}',
}

test('others get their turn while calls follow one another', async () => {
  const { handle } = inProcessHandler(async () => new Response('{}')) as unknown as {
    handle: (request: typeof signed) => Promise<unknown>
  }
  let answered = 0
  const calls = (async () => {
    for (; answered < 100; answered++) await handle(signed)
  })()
  await new Promise((resolve) => setTimeout(resolve, 0))
  expect(answered).toBeLessThan(100)
  await calls
  expect(answered).toBe(100)
})
