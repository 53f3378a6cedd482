import { expect, test } from 'vitest'
import { operationNames } from './generated-requests'
import { type SoakReport, soak } from './soak'

/** What a run met, without how long it took. */
function met({ slowest: _slowest, ...report }: SoakReport) {
  return report
}

// A million: npm run soak
test('thousands of generated requests meet nothing undocumented', async () => {
  const { played, found, findings, operations, refusals } = await soak({ requests: 3_000, seed: 1 })
  expect(findings).toEqual([])
  expect(found).toBe(0)
  expect(played).toBe(3_000)
  expect([...operations.keys()].sort()).toEqual(operationNames)
  expect(refusals.get('InternalServerException')).toBeUndefined()
  const answered = [...operations.values()].reduce((sum, counts) => sum + counts.answered, 0)
  expect(answered).toBeGreaterThan(300)
})

test('the same seed meets the same', async () => {
  expect(met(await soak({ requests: 600, seed: 2 }))).toEqual(met(await soak({ requests: 600, seed: 2 })))
})
