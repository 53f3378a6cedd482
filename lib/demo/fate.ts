import type { Stage } from '@/lib/opportunity/stage'
import type { Random } from './random'

/**
 * How far a deal has come with AWS by the day the demo starts.
 * `fresh`: handed to AWS at the very end, so that its review happens before a newcomer's eyes.
 */
export type Fate = 'draft' | 'fresh' | 'submitted' | 'in-review' | 'action-required' | 'rejected' | 'approved'

type Weights<T extends string> = readonly { upToDays: number; weights: Partial<Record<T, number>> }[]

/** By days since the deal was created: old deals have long been through review, young ones are on their way. */
const fates: Weights<Fate> = [
  { upToDays: 3, weights: { draft: 50, submitted: 20, 'in-review': 30 } },
  {
    upToDays: 14,
    weights: { draft: 26, submitted: 8, 'in-review': 26, 'action-required': 16, approved: 22, rejected: 2 },
  },
  {
    upToDays: 45,
    weights: { draft: 17, submitted: 1, 'in-review': 6, 'action-required': 11, approved: 62, rejected: 4 },
  },
  { upToDays: 120, weights: { draft: 8, 'action-required': 4, approved: 85, rejected: 3 } },
  {
    upToDays: Number.POSITIVE_INFINITY,
    weights: { draft: 2, 'action-required': 1, approved: 95, rejected: 2 },
  },
]

/** By days since AWS approved. */
const stagesByDays: Weights<Stage> = [
  { upToDays: 10, weights: { Prospect: 15, Qualified: 55, 'Technical Validation': 26, 'Closed Lost': 4 } },
  {
    upToDays: 40,
    weights: {
      Prospect: 8,
      Qualified: 34,
      'Technical Validation': 28,
      'Business Validation': 15,
      Committed: 6,
      Launched: 3,
      'Closed Lost': 6,
    },
  },
  {
    upToDays: 120,
    weights: {
      Prospect: 4,
      Qualified: 19,
      'Technical Validation': 24,
      'Business Validation': 20,
      Committed: 12,
      Launched: 11,
      'Closed Lost': 10,
    },
  },
  {
    upToDays: Number.POSITIVE_INFINITY,
    weights: {
      Prospect: 1,
      Qualified: 9,
      'Technical Validation': 17,
      'Business Validation': 19,
      Committed: 14,
      Launched: 23,
      'Closed Lost': 17,
    },
  },
]

function draw<T extends string>(table: Weights<T>, days: number, random: Random): T {
  const row = table.find(({ upToDays }) => days < upToDays)
  if (!row) throw new Error(`No weights for ${days} days`)
  return random.weighted(row.weights)
}

/** @param daysOld Days since the deal was created. */
export function pickFate(daysOld: number, random: Random): Fate {
  return draw(fates, daysOld, random)
}

/** @param daysApproved Days since AWS approved the deal. */
export function pickStage(daysApproved: number, random: Random): Stage {
  return draw(stagesByDays, daysApproved, random)
}

/** Days from today to the close date people give a deal at this stage. */
export const daysToClose: Record<Exclude<Stage, 'Launched' | 'Closed Lost'>, readonly [number, number]> = {
  Prospect: [70, 300],
  Qualified: [45, 260],
  'Technical Validation': [25, 190],
  'Business Validation': [12, 130],
  Committed: [4, 60],
}
