import type { DeliveryModel, PrimaryNeedFromAws } from '@aws-sdk/client-partnercentral-selling'
import type { Industry } from '../companies'
import type { Random } from '../random'

/**
 * A kind of deal our invented partner sells. In the texts `{a|b|c}` stands for one of the alternatives and `{40-90}` for a
 * number between the two, rounded as people round.
 */
export interface ProjectKind {
  useCase: string
  /** Absent: any industry. */
  industries?: readonly Industry[]
  subjects: readonly { title: string; problem: string }[]
  /** What comes next in such a deal; general next steps are added by stage. */
  nextSteps: readonly string[]
  delivery: readonly DeliveryModel[]
  needs: readonly PrimaryNeedFromAws[]
  programs?: readonly string[]
  /** Expected monthly AWS spend of a mid-sized customer, whole currency units. */
  spend: readonly [low: number, high: number]
}

/** 1,234 → 1,200 and 37 → 37: nobody counts further in a problem statement. */
function rounded(value: number): number {
  const step = value >= 10_000 ? 1000 : value >= 1000 ? 100 : value >= 100 ? 10 : 1
  return Math.round(value / step) * step
}

function choose(choices: string, random: Random): string {
  const range = /^(\d+)-(\d+)$/.exec(choices)
  if (!range) return random.pick(choices.split('|'))
  return rounded(random.between(Number(range[1]), Number(range[2]))).toLocaleString('en-US')
}

/** Fills the braces of a text. */
export function fillIn(text: string, random: Random): string {
  return text.replace(/\{([^}]+)\}/g, (_, choices: string) => choose(choices, random))
}
