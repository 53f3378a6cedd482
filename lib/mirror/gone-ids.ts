import type { Kysely } from 'kysely'
import type { Catalog } from '@/lib/opportunity/opportunity'
import type { MirrorTables } from './tables'

/** Deals that AWS no longer returns, `most` of them. Usually there are none, which spares whoever asks what is costly. */
export async function goneIds(
  database: Kysely<MirrorTables>,
  catalog: Catalog,
  most: number,
): Promise<string[]> {
  const rows = await database
    .selectFrom('mirror_opportunity')
    .select('id')
    .where('catalog', '=', catalog)
    .where('gone_since', 'is not', null)
    .orderBy('gone_since')
    .limit(most)
    .execute()
  return rows.map(({ id }) => id)
}
