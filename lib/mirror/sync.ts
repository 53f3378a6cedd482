import type { Opportunity } from '@/lib/opportunity/opportunity'
import { PartnerCentralError } from '@/lib/partner-central/errors'
import type { PartnerCentral } from '@/lib/partner-central/partner-central'
import type { SyncedMirror } from './open-mirror'
import { newestOf, readPages } from './read-pages'
import type { Guard, SyncPosition } from './sync-ledger'

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
  /** Asked before anything is stored; see `Guard`. */
  guard?: Guard | undefined
}

export interface SyncRun {
  /** List rows read. */
  rows: number
  /** Details read. */
  details: number
}

/** Reading everything again now and then heals what no incremental reading could notice. */
const fullSyncEveryMs = 24 * 60 * 60 * 1000

const recordsAtOnce = 20

/** Either way: a clock that was set back must not put the next full reading off. */
function isDue(fullSyncAt: string, now: Date): boolean {
  return Math.abs(now.getTime() - Date.parse(fullSyncAt)) >= fullSyncEveryMs
}

async function readList(
  { mirror, partnerCentral, guard }: SyncOptions,
  from: number | null,
  { overlapMs, isFull }: { overlapMs: number; isFull: boolean },
): Promise<number> {
  let rows = 0
  let throughMs = from ?? Number.NEGATIVE_INFINITY
  await readPages(partnerCentral, from === null ? undefined : from - overlapMs, async (summaries) => {
    if (summaries.length === 0) return
    rows += summaries.length
    throughMs = Math.max(throughMs, newestOf(summaries))
    await mirror.ledger.storePage(partnerCentral.catalog, { summaries, throughMs, isFull }, guard)
  })
  return rows
}

/** Asks for each deal the list did not have, since a list may be late. */
async function checkUnseen({ mirror, partnerCentral, guard }: SyncOptions): Promise<void> {
  const { catalog } = partnerCentral
  for (let after = ''; ; ) {
    const ids = await mirror.ledger.unseen(catalog, { after, most: recordsAtOnce })
    if (ids.length === 0) return
    const { failure, ...found } = await readRecords(partnerCentral, ids, new Set(goneCodes))
    await mirror.ledger.storeRecords(catalog, found, guard)
    if (failure) throw failure
    after = ids.at(-1) ?? after
  }
}

async function readEverything(options: SyncOptions, position: SyncPosition, began: Date): Promise<number> {
  const { mirror, partnerCentral, overlapMs, guard } = options
  const { reading } = position
  if (!reading) await mirror.ledger.beginReading(partnerCentral.catalog, began, guard)
  const rows = await readList(options, reading?.throughMs ?? null, { overlapMs, isFull: true })
  await checkUnseen(options)
  return rows
}

/**
 * Brings the mirror's list rows up to date: everything on first contact and once a day, otherwise what changed since the
 * last run. A run that is cut short is taken up where it ended. A deal that a reading of everything does not meet, and
 * that AWS does not have when asked for it, is marked as gone.
 * @param fromStart Reads everything again, whenever that last happened.
 * @returns How many rows were read.
 * @throws PartnerCentralError as `listOpportunities` does; what `guard` throws.
 */
export async function syncList(options: SyncOptions, fromStart = false): Promise<number> {
  const { mirror, partnerCentral, overlapMs, guard, clock = () => new Date() } = options
  const { catalog } = partnerCentral
  const began = clock()
  const known = await mirror.ledger.read(catalog)
  const position = fromStart ? { ...known, reading: undefined } : known
  const { reading, fullSyncAt, throughMs } = position
  const full = fromStart || reading !== undefined || fullSyncAt === null || isDue(fullSyncAt, began)
  const rows = full
    ? await readEverything(options, position, began)
    : await readList(options, throughMs, { overlapMs, isFull: false })
  await mirror.ledger.finish(catalog, { at: began.toISOString(), full }, guard)
  return rows
}

/** AWS does not have such a record. */
const notFound = ['ResourceNotFoundException']
/** Of one that the list does not have either, being refused says the same. */
const goneCodes = [...notFound, 'AccessDeniedException']

/** Such a record will not be readable a moment later either; after anything else it is worth another try. */
const hopeless = [...goneCodes, 'UnexpectedResponse', 'ValidationException']

/** As many as AWS's quota of reads keeps busy at its usual pace. */
const readersAtOnce = 5

interface FoundRecords {
  records: Opportunity[]
  gone: string[]
  unreadable: string[]
  /** Why not all of them were tried. */
  failure?: unknown
}

async function readRecords(
  partnerCentral: PartnerCentral,
  ids: string[],
  gone: ReadonlySet<string>,
): Promise<FoundRecords> {
  const found: FoundRecords = { records: [], gone: [], unreadable: [] }
  const waiting = [...ids]
  const read = async () => {
    for (let id = waiting.shift(); id !== undefined && !found.failure; id = waiting.shift()) {
      try {
        found.records.push(await partnerCentral.getOpportunity(id))
      } catch (error) {
        const code = error instanceof PartnerCentralError ? error.code : ''
        if (gone.has(code)) found.gone.push(id)
        else if (hopeless.includes(code)) found.unreadable.push(id)
        else found.failure = error
      }
    }
  }
  await Promise.all(Array.from({ length: readersAtOnce }, read))
  return found
}

/**
 * Reads the details of deals of which only the list row is known. One that AWS does not have is marked as gone.
 * @param limits.most Stops after as many.
 * @param limits.passOver Deals not to try; one that cannot be read is added, so that it does not block the others.
 * @returns How many were tried, none when there is nothing left, and how many of them could be read.
 * @throws PartnerCentralError when AWS throttles or does not answer.
 */
export async function syncDetails(
  options: SyncOptions,
  limits: { most: number; passOver: Set<string> },
): Promise<{ tried: number; read: number }> {
  const { mirror, partnerCentral, guard } = options
  const { catalog } = partnerCentral
  const { most, passOver } = limits
  const waiting = await mirror.ledger.incomplete(catalog, most + passOver.size)
  const ids = waiting.filter((each) => !passOver.has(each)).slice(0, most)
  if (ids.length === 0) return { tried: 0, read: 0 }
  const { failure, ...found } = await readRecords(partnerCentral, ids, new Set(notFound))
  for (const id of found.unreadable) passOver.add(id)
  await mirror.ledger.storeRecords(catalog, { records: found.records, gone: found.gone }, guard)
  if (failure) throw failure
  return { tried: ids.length, read: found.records.length }
}

/** Reads the list and then every missing detail, however long that takes: for seeding and tests. */
export async function syncOnce(options: SyncOptions, fromStart = false): Promise<SyncRun> {
  const { mirror, partnerCentral, clock = () => new Date() } = options
  const rows = await syncList(options, fromStart)
  const passOver = new Set<string>()
  let details = 0
  for (;;) {
    const { tried, read } = await syncDetails(options, { most: recordsAtOnce, passOver })
    if (tried === 0) break
    details += read
  }
  await mirror.ledger.finishDetails(partnerCentral.catalog, clock())
  return { rows, details }
}
