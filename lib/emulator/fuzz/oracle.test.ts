import fc from 'fast-check'
import { expect, test } from 'vitest'
import { oracleCommands } from './oracle-commands'
import { emptyModel, OracleWorld } from './oracle-world'

test('whatever happens to opportunities, in any order, the service and the rules agree', {
  timeout: 120_000,
}, async () => {
  const seen = new Set<string>()
  await fc.assert(
    fc.asyncProperty(fc.commands(oracleCommands, { maxCommands: 80, size: 'max' }), async (commands) => {
      const world = await OracleWorld.open()
      const model = emptyModel()
      try {
        await fc.asyncModelRun(() => ({ model, real: world }), commands)
      } finally {
        await world.close()
      }
      for (const review of world.seen) seen.add(review)
    }),
    { numRuns: 25 },
  )
  // Else the runs would prove little.
  expect(seen).toEqual(
    new Set(['Pending Submission', 'Submitted', 'Action Required', 'Approved', 'Rejected']),
  )
})
