import { type Kysely, type Migration, type RawBuilder, sql } from 'kysely'
import { databaseNowMs, engineOf } from './engine'
import { migrate } from './migrate'

interface LeaseTables {
  tandem_lease: {
    name: string
    holder: string
    /** Grows with every new holder: the same name and term were never held by two. */
    term: number
    /** By the database's clock. */
    expires_ms: number
  }
}

/** Append; never edit one that has been released. */
export const leaseMigrations: Record<string, Migration> = {
  '001_lease': {
    async up(database: Kysely<unknown>) {
      await database.schema
        .createTable('tandem_lease')
        .addColumn('name', 'text', (column) => column.primaryKey())
        .addColumn('holder', 'text', (column) => column.notNull())
        .addColumn('term', 'bigint', (column) => column.notNull())
        .addColumn('expires_ms', 'bigint', (column) => column.notNull())
        .execute()
    },
  },
}

/** The right to be the only one that does something, until it expires. */
export interface Lease {
  readonly name: string
  readonly holder: string
  /** See `LeaseTables`. */
  readonly term: number
  /**
   * Whether this process may still count on it, without asking the database: measured by our own monotonic clock from before
   * the lease was granted, so that this says no before the database lets somebody else have it.
   */
  isHeld(): boolean
  /** Prolongs it by its `ttlMs` from now. False when somebody else has had it since: it is over, ask for a new one. */
  renew(): Promise<boolean>
  /** Whether it is still ours, for a transaction that must not be committed otherwise: no one can take it before the commit. */
  isHeldIn<Tables>(transaction: Kysely<Tables>): Promise<boolean>
  /** Lets the next one have it at once. No error when it is somebody else's already. */
  release(): Promise<void>
}

/** Makes the table that leases are kept in. @throws As `migrate`. */
export async function prepareLeases<Tables>(database: Kysely<Tables>): Promise<void> {
  await migrate(database, 'lease', leaseMigrations)
}

function inFuture(database: Kysely<LeaseTables>, ms: number): RawBuilder<number> {
  return sql<number>`${databaseNowMs(database)} + ${ms}`
}

/** One statement, so that of two who ask at once one gets it. Whoever has it already gets it anew, with a new term. */
async function take(
  database: Kysely<LeaseTables>,
  name: string,
  holder: string,
  ttlMs: number,
): Promise<number | undefined> {
  const now = databaseNowMs(database)
  const expires_ms = inFuture(database, ttlMs)
  const row = await database
    .insertInto('tandem_lease')
    .values({ name, holder, term: 1, expires_ms })
    .onConflict((conflict) =>
      conflict
        .column('name')
        .doUpdateSet((eb) => ({ holder, expires_ms, term: eb('tandem_lease.term', '+', 1) }))
        .where((eb) =>
          eb.or([eb('tandem_lease.expires_ms', '<=', now), eb('tandem_lease.holder', '=', holder)]),
        ),
    )
    .returning('term')
    .executeTakeFirst()
  return row?.term
}

/** @param asked When the lease was asked for, by `performance.now()`. */
function leaseOf(
  database: Kysely<LeaseTables>,
  { name, holder, term }: Pick<Lease, 'name' | 'holder' | 'term'>,
  ttlMs: number,
  asked: number,
): Lease {
  let heldUntil = asked + ttlMs
  const change = async (expires_ms: number | RawBuilder<number>) => {
    const { numUpdatedRows } = await database
      .updateTable('tandem_lease')
      .set({ expires_ms })
      .where((eb) => eb.and({ name, holder, term }))
      .executeTakeFirstOrThrow()
    return numUpdatedRows > 0n
  }

  return {
    name,
    holder,
    term,

    isHeld: () => performance.now() < heldUntil,

    async renew() {
      const began = performance.now()
      const renewed = await change(inFuture(database, ttlMs))
      heldUntil = renewed ? began + ttlMs : 0
      return renewed
    },

    async isHeldIn(transaction) {
      const row = await (transaction as unknown as Kysely<LeaseTables>)
        .selectFrom('tandem_lease')
        .select('term')
        .where((eb) => eb.and({ name, holder, term }))
        .where('expires_ms', '>', databaseNowMs(database))
        // SQLite's transactions keep everybody else from writing anyway.
        .$if(engineOf(database) === 'postgres', (query) => query.forUpdate())
        .executeTakeFirst()
      return row !== undefined
    },

    async release() {
      heldUntil = 0
      await change(0)
    },
  }
}

/**
 * Asks for the lease `name`. `prepareLeases` comes first.
 * @param holder Who asks: unlike every other process, now and before, such as a random UUID.
 * @param ttlMs How long it lasts without a renewal, whole ms. Renew at a third of it, so that one lost answer does not end it.
 * @returns undefined while somebody else holds it. One that died is replaced once its lease has expired.
 */
export async function acquireLease<Tables>(
  shared: Kysely<Tables>,
  name: string,
  holder: string,
  ttlMs: number,
): Promise<Lease | undefined> {
  const database = shared as unknown as Kysely<LeaseTables>
  const asked = performance.now()
  const term = await take(database, name, holder, ttlMs)
  return term === undefined ? undefined : leaseOf(database, { name, holder, term }, ttlMs, asked)
}
