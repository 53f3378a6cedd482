import { randomUUID } from 'node:crypto'
import type { Transaction } from 'kysely'
import type { Catalog } from '@/lib/opportunity/opportunity'
import { databaseNowMs } from '@/lib/sql/engine'
import { readState, setState } from './state'
import type { MirrorDatabase, MirrorTables } from './tables'

/** Another process reads the catalog from another Partner Central: their deals must not stand on one board. */
export class SourceInUseError extends Error {
  override name = 'SourceInUseError'

  constructor(
    readonly catalog: Catalog,
    /** Where the other process reads from. */
    readonly source: string,
  ) {
    super(`Another instance of Tandem on this database reads the catalog ${catalog} from ${source}`)
  }
}

/** How long a process that died is taken for alive. */
export const sourceTtlMs = 30_000

/** What is said of the source a process reads a catalog from, for as long as it does. */
export interface SourceUse {
  /** Says that the process reads no more. */
  release(): Promise<void>
}

const embedded = 'embedded'

/** What an embedded service is called as a source. */
export function embeddedSource(identity: string): string {
  return `${embedded} ${identity}`
}

/** Whether `before` is what an earlier version, which did not tell embedded services apart, called `source`. */
function isSaidBetter(before: string, source: string): boolean {
  return before === embedded && source.startsWith(embeddedSource(''))
}

interface Reader {
  catalog: Catalog
  source: string
  holder: string
}

async function otherSource(
  transaction: Transaction<MirrorTables>,
  { catalog, source, holder }: Reader,
): Promise<string | undefined> {
  const now = databaseNowMs(transaction)
  await transaction.deleteFrom('mirror_reader').where('expires_ms', '<=', now).execute()
  const other = await transaction
    .selectFrom('mirror_reader')
    .select('source')
    .where('catalog', '=', catalog)
    .where('source', '!=', source)
    .where('holder', '!=', holder)
    .executeTakeFirst()
  return other?.source
}

async function note(transaction: Transaction<MirrorTables>, reader: Reader, ttlMs: number): Promise<void> {
  const now = databaseNowMs(transaction)
  const { source } = reader
  const [{ expires_ms } = { expires_ms: 0 }] = await transaction
    .selectNoFrom((eb) => eb(now, '+', ttlMs).as('expires_ms'))
    .execute()
  await transaction
    .insertInto('mirror_reader')
    .values({ ...reader, expires_ms })
    .onConflict((conflict) => conflict.columns(['catalog', 'holder']).doUpdateSet({ source, expires_ms }))
    .execute()
}

/** @param forget Empties the catalog, in the same transaction. */
async function claim(
  transaction: Transaction<MirrorTables>,
  reader: Reader,
  { ttlMs, forget }: { ttlMs: number; forget: Forget },
): Promise<void> {
  const { catalog, source } = reader
  const other = await otherSource(transaction, reader)
  if (other !== undefined) throw new SourceInUseError(catalog, other)
  await note(transaction, reader, ttlMs)
  const before = (await readState(transaction, catalog)).source
  if (before === source) return
  if (before !== null && !isSaidBetter(before, source)) await forget(transaction, catalog)
  await setState(transaction, catalog, { source })
}

type Forget = (transaction: Transaction<MirrorTables>, catalog: Catalog) => Promise<void>

export interface SourceOptions {
  forget: Forget
  ttlMs?: number
}

/**
 * Says which Partner Central this process reads the catalog from, and goes on saying so until it is released. Records of
 * another one are forgotten, unless a process that is alive reads them.
 * @param holder Of this process; the next source it names takes the place of the one before.
 * @throws SourceInUseError, having changed nothing.
 */
export async function useSource(
  database: MirrorDatabase,
  { catalog, source, holder = randomUUID() }: Omit<Reader, 'holder'> & { holder?: string },
  { forget, ttlMs = sourceTtlMs }: SourceOptions,
): Promise<SourceUse> {
  const reader = { catalog, source, holder }
  const say = () =>
    database.transaction().execute((transaction) => claim(transaction, reader, { ttlMs, forget }))
  await say()
  // What fails, because the database is away or somebody took the catalog over meanwhile, is tried again by the next.
  const timer = setInterval(() => void renew().catch(() => {}), ttlMs / 3)
  timer.unref()
  const renew = () => database.transaction().execute((transaction) => keep(transaction, reader, ttlMs))
  return {
    async release() {
      clearInterval(timer)
      await database
        .deleteFrom('mirror_reader')
        .where('catalog', '=', catalog)
        .where('holder', '=', holder)
        .where('source', '=', source)
        .execute()
    },
  }
}

/** Says so once more, while the catalog is still read from there. */
async function keep(transaction: Transaction<MirrorTables>, reader: Reader, ttlMs: number): Promise<void> {
  const { source } = await readState(transaction, reader.catalog)
  if (source === reader.source) await note(transaction, reader, ttlMs)
}
