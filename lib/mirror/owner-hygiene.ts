import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Catalog } from '@/lib/opportunity/opportunity'
import { addDays } from '@/lib/opportunity/plain-date'
import { byOwner, type OwnerHygiene } from '@/lib/pipeline/hygiene'
import { oldNextStepDays } from '@/lib/pipeline/limits'
import { withoutZeros } from '@/lib/pipeline/sums'
import { grouped, type InsightQuery, openDeals, type Sum } from './grouped'
import { type MirrorTables, noCloseDate } from './tables'

function countsByOwner(database: Kysely<MirrorTables>, query: InsightQuery) {
  const oldFrom = `${addDays(query.today, 1 - oldNextStepDays)}T00:00:00.000Z`
  const overdue = sql<boolean>`close_date < ${query.today}`
  const noDate = sql<boolean>`close_date = ${noCloseDate}`
  const noStep = sql<boolean>`next_step_key = ''`
  const oldStep = sql<boolean>`next_step_key > '' and next_step_key < ${oldFrom}`
  const times = (condition: typeof overdue) => sql<Sum>`sum(case when ${condition} then 1 else 0 end)`
  return openDeals(database, query)
    .select((eb) => [
      'owner_email',
      eb.fn.countAll<Sum>().as('deals'),
      times(overdue).as('overdue'),
      times(noDate).as('noCloseDate'),
      times(noStep).as('noNextStep'),
      times(oldStep).as('oldNextStep'),
      times(sql`not (${overdue} or ${noDate} or ${noStep} or (${oldStep}))`).as('inOrder'),
    ])
    .groupBy('owner_email')
    .execute()
}

/** The name most of an owner's deals have. */
async function namesOf(database: Kysely<MirrorTables>, catalog: Catalog): Promise<Map<string, string>> {
  const rows = await database
    .selectFrom('mirror_owner')
    .select(['email', 'name'])
    .where('catalog', '=', catalog)
    .where('deals', '>', 0)
    .orderBy('deals')
    .orderBy('name', 'desc')
    .execute()
  return new Map(rows.map(({ email, name }) => [email, name]))
}

/** What each owner's open deals lack: what `ownersHygiene` says of the deals themselves. */
export async function hygieneByOwner(
  database: Kysely<MirrorTables>,
  query: InsightQuery,
): Promise<OwnerHygiene[]> {
  const { catalog } = query
  const names = await namesOf(database, catalog)
  const open = openDeals(database, query)
  const groups = await grouped(database, catalog, open, { first: sql<string>`owner_email` })
  const values = new Map(groups.map(({ first, spend }) => [first, withoutZeros(spend)]))
  const rows = await countsByOwner(database, query)
  return rows
    .map(({ owner_email: email, ...counts }) => ({
      ...(email && { owner: { name: names.get(email) ?? email, email } }),
      deals: Number(counts.deals),
      value: values.get(email) ?? [],
      overdue: Number(counts.overdue),
      noCloseDate: Number(counts.noCloseDate),
      noNextStep: Number(counts.noNextStep),
      oldNextStep: Number(counts.oldNextStep),
      inOrder: Number(counts.inOrder),
    }))
    .sort(byOwner)
}
