import { isClosed, type Stage, stages } from '@/lib/opportunity/stage'
import { finishedStays, medianDays, type StageStay } from './stage-times'

/** What became of the deals that were at a stage. One that came twice counts twice. */
export interface StageConversion {
  stage: Stage
  /** Stays at the stage, those that go on included. */
  stays: number
  advanced: number
  movedBack: number
  lost: number
  /** Still there. */
  remaining: number
  /** Median of the stays that began and ended before our eyes; absent without one. */
  medianDays?: number
}

function count(stays: readonly StageStay[]): number {
  return stays.reduce((sum, { deals }) => sum + deals, 0)
}

function conversionAt(stage: Stage, all: readonly StageStay[]): StageConversion {
  const stays = all.filter((stay) => stay.stage === stage)
  const isForward = ({ to }: StageStay) =>
    to !== undefined && to !== 'Closed Lost' && stages.indexOf(to) > stages.indexOf(stage)
  const isBackward = ({ to }: StageStay) => to !== undefined && stages.indexOf(to) < stages.indexOf(stage)
  return {
    stage,
    stays: count(stays),
    advanced: count(stays.filter(isForward)),
    movedBack: count(stays.filter(isBackward)),
    lost: count(stays.filter(({ to }) => to === 'Closed Lost')),
    remaining: count(stays.filter(({ to }) => to === undefined)),
    medianDays: medianDays(finishedStays(stays, stage)),
  }
}

/** Of each open stage, in their order. */
export function conversionOf(stays: readonly StageStay[]): StageConversion[] {
  return stages.filter((stage) => !isClosed(stage)).map((stage) => conversionAt(stage, stays))
}

/** `3` of `8` → `38`, in whole percent. Undefined of nothing: no deals are not none of the deals. */
export function percentOf(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : Math.round((part * 100) / whole)
}

/** Of the deals that left a stage, the share that advanced, in whole percent; undefined when none left. */
export function conversionPercent({
  advanced,
  movedBack,
  lost,
}: Pick<StageConversion, 'advanced' | 'movedBack' | 'lost'>): number | undefined {
  return percentOf(advanced, advanced + movedBack + lost)
}
