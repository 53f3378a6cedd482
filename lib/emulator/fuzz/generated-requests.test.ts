import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { anyRequest, operationNames, requestsOf } from './generated-requests'
import { type GeneratedRequest, openPlayer, type Player } from './player'

let player: Player
beforeAll(async () => {
  player = await openPlayer(7)
  // Something to ask for: the requests of every test meet what others have made.
  for (const request of fc.sample(anyRequest(), { seed: 7, numRuns: 1_500 })) await player.play(request)
})
afterAll(() => player.close())
afterEach(() => vi.restoreAllMocks())

/** fast-check prints the seed and the smallest request when this fails. */
async function holds(requests: fc.Arbitrary<GeneratedRequest>, numRuns: number): Promise<void> {
  const log = vi.spyOn(console, 'error')
  await fc.assert(
    fc.asyncProperty(requests, async (request) => {
      const { findings } = await player.play(request)
      expect(findings).toEqual([])
      expect(log).not.toHaveBeenCalled()
    }),
    { numRuns },
  )
}

describe.each(operationNames)(
  '%s answers as documented, and changes nothing when it refuses',
  (operation) => {
    test('what looks right', () => holds(requestsOf(operation, 'valid'), 40))
    test('what breaks one constraint, which it refuses', () => holds(requestsOf(operation, 'broken'), 40))
    test('what makes no sense', () => holds(requestsOf(operation, 'wild'), 30))
  },
)

test('many at once are answered as documented', async () => {
  const log = vi.spyOn(console, 'error')
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyRequest(), { minLength: 10, maxLength: 40, size: 'max' }),
      async (requests) => {
        expect(await player.playAtOnce(requests)).toEqual([])
        expect(log).not.toHaveBeenCalled()
      },
    ),
    { numRuns: 30 },
  )
})
