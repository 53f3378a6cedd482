import { isClosed, type Stage, stages } from '@/lib/opportunity/stage'
import { defaultStageDays, fewestStays } from './limits'

/** Deals that stayed at a stage for so many whole UTC days. Counted together, so that a history may be read as sums. */
export interface StageStay {
  stage: Stage
  days: number
  /** Where they went; absent while they are still there. */
  to?: Stage
  /** They were there already when we first saw them, so it may have been longer. */
  isAtLeast?: true
  deals: number
}

/** What a stage usually takes. `isDefault`: from too few stays to tell. */
export interface UsualTime {
  days: number
  stays: number
  isDefault: boolean
}

export type UsualTimes = Partial<Record<Stage, UsualTime>>

/** The lower median, so that it is a number of days that somebody really took. Undefined of nothing. */
export function medianDays(stays: readonly Pick<StageStay, 'days' | 'deals'>[]): number | undefined {
  const total = stays.reduce((sum, { deals }) => sum + deals, 0)
  let seen = 0
  for (const { days, deals } of [...stays].sort((a, b) => a.days - b.days)) {
    seen += deals
    if (deals > 0 && seen * 2 >= total) return days
  }
  return undefined
}

/** Stays that began and ended before our eyes: any other says only how long at least. */
export function finishedStays(stays: readonly StageStay[], stage: Stage): StageStay[] {
  return stays.filter((stay) => stay.stage === stage && stay.to !== undefined && !stay.isAtLeast)
}

function usualTime(stays: readonly StageStay[]): UsualTime {
  const count = stays.reduce((sum, { deals }) => sum + deals, 0)
  const median = medianDays(stays)
  if (median === undefined || count < fewestStays) {
    return { days: defaultStageDays, stays: count, isDefault: true }
  }
  return { days: median, stays: count, isDefault: false }
}

/** What each open stage usually takes, by the median of the finished stays. */
export function usualTimes(stays: readonly StageStay[]): UsualTimes {
  const open = stages.filter((stage) => !isClosed(stage))
  return Object.fromEntries(open.map((stage) => [stage, usualTime(finishedStays(stays, stage))]))
}

/** Days a stage usually takes, of a stage that has no usual time the default. */
export function usualDays(times: UsualTimes, stage: Stage): number {
  return times[stage]?.days ?? defaultStageDays
}
