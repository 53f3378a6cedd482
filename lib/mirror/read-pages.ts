import type { OpportunitySummary } from '@/lib/opportunity/opportunity'
import type { OpportunityPage, PartnerCentral } from '@/lib/partner-central/partner-central'

const pageSize = 100

type Store = (summaries: OpportunitySummary[]) => Promise<void>

/** The instants of a list's rows, unreadable ones left out. */
export function newestOf(summaries: OpportunitySummary[]): number {
  return Math.max(...summaries.map((summary) => Date.parse(summary.LastModifiedDate)).filter(Number.isFinite))
}

interface Pass {
  /** How many pages it took. */
  pages: number
  /** The rows of the instant it began at, in their order. */
  crowd: string
  /** From where to ask on; undefined at the end of the list. */
  reached: number | undefined
}

function ask(
  partnerCentral: PartnerCentral,
  after: number | undefined,
  nextToken: string | undefined,
): Promise<OpportunityPage> {
  return partnerCentral.listOpportunities({
    modifiedAfter: after === undefined ? undefined : new Date(after).toISOString(),
    sort: { by: 'LastModifiedDate', order: 'ASCENDING' },
    maxResults: pageSize,
    nextToken,
  })
}

/** Reads from `after` until the list has moved on from there, by token as long as whole pages share one instant. */
async function readPass(
  partnerCentral: PartnerCentral,
  after: number | undefined,
  store: Store,
): Promise<Pass> {
  const crowd: string[] = []
  let nextToken: string | undefined
  for (let pages = 1; ; pages++) {
    const page = await ask(partnerCentral, after, nextToken)
    await store(page.summaries)
    for (const { Id, LastModifiedDate } of page.summaries) {
      if (after !== undefined && Date.parse(LastModifiedDate) <= after + 1) crowd.push(Id)
    }
    // One millisecond back, because "after" may be exclusive.
    const reached = newestOf(page.summaries) - 1
    const moves = Number.isFinite(reached) && (after === undefined || reached > after)
    nextToken = page.nextToken
    if (!nextToken || moves) {
      return { pages, crowd: crowd.join(), reached: nextToken === undefined ? undefined : reached }
    }
  }
}

/**
 * Reads everything modified since `fromMs` (everything there is, when undefined), oldest first.
 *
 * Every page is a fresh question from where the last one ended, not a NextToken: AWS does not say whether its tokens
 * count positions, and a deal that moves to the end of the list while we read would then hide another one. A token is
 * used only where more than a page shares one instant. Those pages are read again until two readings agree: a deal can
 * hide another only by leaving, and is then missing from the next reading.
 * @throws PartnerCentralError as `listOpportunities` does; whatever `store` throws.
 */
export async function readPages(
  partnerCentral: PartnerCentral,
  fromMs: number | undefined,
  store: Store,
): Promise<void> {
  let after = fromMs
  let before: string | undefined
  for (;;) {
    const pass = await readPass(partnerCentral, after, store)
    const isSure = pass.pages === 1 || pass.crowd === before
    before = pass.crowd
    if (!isSure) continue
    if (pass.reached === undefined) return
    after = pass.reached
    before = undefined
  }
}
