import type { Opportunity, OpportunitySummary } from '@/lib/opportunity/opportunity'
import { PartnerCentralError } from '@/lib/partner-central/errors'
import type { PartnerCentral } from '@/lib/partner-central/partner-central'
import type { SyncedMirror } from './open-mirror'

export interface SyncOptions {
  /** A client that goes after those somebody waits for. */
  partnerCentral: PartnerCentral
  mirror: SyncedMirror
  /**
   * How far to read back behind the newest version we have: AWS shows its own writes late, so a list may still lack one
   * that is older than what it already shows.
   */
  overlapMs: number
  clock?: () => Date
}

export interface SyncRun {
  /** List rows read. */
  rows: number
  /** Details read. */
  details: number
}

/** Reading everything again now and then heals what no incremental reading could notice. */
const fullSyncEveryMs = 24 * 60 * 60 * 1000

const pageSize = 100

function newest(summaries: OpportunitySummary[]): number {
  return Math.max(...summaries.map((summary) => Date.parse(summary.LastModifiedDate)).filter(Number.isFinite))
}

/**
 * Reads everything modified since `fromMs` (everything there is, when undefined), oldest first.
 *
 * Every page is a fresh question from where the last one ended, not a NextToken: AWS does not say whether its tokens
 * count positions, and a deal that moves to the end of the list while we read would then hide another one. A token is
 * used only where a whole page shares one instant. One millisecond back, because "after" may be exclusive.
 */
async function readPages(
  options: SyncOptions,
  fromMs: number | undefined,
  store: (summaries: OpportunitySummary[]) => Promise<void>,
): Promise<void> {
  let after = fromMs
  let nextToken: string | undefined
  for (;;) {
    const page = await options.partnerCentral.listOpportunities({
      modifiedAfter: after === undefined ? undefined : new Date(after).toISOString(),
      sort: { by: 'LastModifiedDate', order: 'ASCENDING' },
      maxResults: pageSize,
      nextToken,
    })
    await store(page.summaries)
    if (!page.nextToken) return
    const reached = newest(page.summaries) - 1
    const moves = Number.isFinite(reached) && (after === undefined || reached > after)
    nextToken = moves ? undefined : page.nextToken
    after = moves ? reached : after
  }
}

function isDue(fullSyncAt: string, now: Date): boolean {
  return now.getTime() - Date.parse(fullSyncAt) >= fullSyncEveryMs
}

/**
 * Brings the mirror's list rows up to date: everything on first contact and once a day, otherwise what changed since the
 * last run. A run that is cut short is taken up where it ended.
 * @param fromStart Reads everything again, whenever that last happened.
 * @returns How many rows were read.
 * @throws PartnerCentralError as `listOpportunities` does.
 */
export async function syncList(options: SyncOptions, fromStart = false): Promise<number> {
  const { mirror, partnerCentral, overlapMs, clock = () => new Date() } = options
  const { catalog } = partnerCentral
  const began = clock()
  const { throughMs, fullSyncAt } = await mirror.ledger.read(catalog)
  const again = fromStart || (fullSyncAt !== null && isDue(fullSyncAt, began))

  let rows = 0
  let through = throughMs ?? Number.NEGATIVE_INFINITY
  const from = again || throughMs === null ? undefined : throughMs - overlapMs
  await readPages(options, from, async (summaries) => {
    if (summaries.length === 0) return
    await mirror.saveSummaries(catalog, summaries)
    rows += summaries.length
    through = Math.max(through, newest(summaries))
    await mirror.ledger.advance(catalog, through)
  })
  // Until a first full reading is finished, every run is part of it.
  await mirror.ledger.finish(catalog, { at: began.toISOString(), full: again || fullSyncAt === null })
  return rows
}

/** Such a record will not be readable a moment later either; after anything else it is worth another try. */
const hopeless = [
  'AccessDeniedException',
  'ResourceNotFoundException',
  'UnexpectedResponse',
  'ValidationException',
]

async function readDetails(partnerCentral: PartnerCentral, id: string): Promise<Opportunity | undefined> {
  try {
    return await partnerCentral.getOpportunity(id)
  } catch (error) {
    if (error instanceof PartnerCentralError && hopeless.includes(error.code)) return undefined
    throw error
  }
}

/**
 * Reads the details of deals of which only the list row is known.
 * @param limits.most Stops after as many.
 * @param limits.passOver Deals not to try; one that cannot be read is added, so that it does not block the others.
 * @returns How many were read.
 * @throws PartnerCentralError when AWS throttles or does not answer.
 */
export async function syncDetails(
  options: SyncOptions,
  limits: { most: number; passOver: Set<string> },
): Promise<number> {
  const { mirror, partnerCentral } = options
  const { catalog } = partnerCentral
  const { most, passOver } = limits
  const waiting = await mirror.ledger.incomplete(catalog, most + passOver.size)
  const read: Opportunity[] = []
  try {
    for (const id of waiting.filter((each) => !passOver.has(each)).slice(0, most)) {
      const record = await readDetails(partnerCentral, id)
      if (record) read.push(record)
      else passOver.add(id)
    }
  } finally {
    await mirror.saveOpportunities(catalog, read)
  }
  return read.length
}

/** Reads the list and then every missing detail, however long that takes: for seeding and tests. */
export async function syncOnce(options: SyncOptions, fromStart = false): Promise<SyncRun> {
  const rows = await syncList(options, fromStart)
  const passOver = new Set<string>()
  let details = 0
  for (let read = -1; read !== 0; details += read) {
    read = await syncDetails(options, { most: pageSize, passOver })
  }
  return { rows, details }
}
