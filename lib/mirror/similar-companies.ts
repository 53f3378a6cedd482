import { type Kysely, sql } from 'kysely'
import type { OpportunityCard } from '@/lib/opportunity/card'
import type { Catalog } from '@/lib/opportunity/opportunity'
import { cardsOf } from './column-page'
import { companyKey } from './keys'
import type { MirrorTables } from './tables'

const mostHints = 5

/** Shorter names are part of too many others. */
const shortestKey = 3

/** Which deals have a company that contains `key` or is contained in it, the closest in length first. */
export function similarQuery(database: Kysely<MirrorTables>, catalog: Catalog, key: string) {
  const distance = sql<number>`abs(length(company_key) - ${key.length})`
  return database
    .selectFrom('mirror_opportunity')
    .select('id')
    .where('catalog', '=', catalog)
    .where(sql<number>`length(company_key)`, '>=', shortestKey)
    .where((eb) =>
      eb.or([
        // Keys hold letters, digits and spaces only, so none of LIKE's signs.
        eb('company_key', 'like', `%${key}%`),
        sql<boolean>`${key} like '%' || company_key || '%'`,
      ]),
    )
    .orderBy(distance)
    .orderBy('company_key')
    .orderBy('id')
    .limit(mostHints)
}

/** Deals whose company may be the one that is being typed. */
export async function similarCompanies(
  database: Kysely<MirrorTables>,
  catalog: Catalog,
  text: string,
): Promise<OpportunityCard[]> {
  const key = companyKey(text)
  if (key.length < shortestKey) return []
  const found = await similarQuery(database, catalog, key).execute()
  return cardsOf(
    database,
    catalog,
    found.map((row) => row.id),
  )
}
