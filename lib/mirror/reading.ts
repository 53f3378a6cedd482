import type { Kysely, Transaction } from 'kysely'
import type { Catalog } from '@/lib/opportunity/opportunity'
import type { MirrorTables } from './tables'

/** Notes that the full reading under way has met these deals. */
export async function noteSeen(
  transaction: Transaction<MirrorTables>,
  catalog: Catalog,
  ids: string[],
): Promise<void> {
  if (ids.length === 0) return
  await transaction
    .insertInto('mirror_seen')
    .values([...new Set(ids)].map((id) => ({ catalog, id })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function forgetSeen(transaction: Transaction<MirrorTables>, catalog: Catalog): Promise<void> {
  await transaction.deleteFrom('mirror_seen').where('catalog', '=', catalog).execute()
}

/** Deals that the full reading under way has not met, those marked as gone left out; by id, beginning after `after`. */
export async function unseen(
  database: Kysely<MirrorTables>,
  catalog: Catalog,
  { after, most }: { after: string; most: number },
): Promise<string[]> {
  const rows = await database
    .selectFrom('mirror_opportunity as deal')
    .select('deal.id')
    .where('deal.catalog', '=', catalog)
    .where('deal.id', '>', after)
    .where('deal.gone_since', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('mirror_seen as seen')
            .select('seen.id')
            .where('seen.catalog', '=', catalog)
            .whereRef('seen.id', '=', 'deal.id'),
        ),
      ),
    )
    .orderBy('deal.id')
    .limit(most)
    .execute()
  return rows.map(({ id }) => id)
}
