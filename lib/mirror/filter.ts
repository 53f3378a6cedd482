import { type ExpressionBuilder, type Kysely, type RawBuilder, sql } from 'kysely'
import type { Catalog } from '@/lib/opportunity/opportunity'
import { type PipelineFilter, searchTerms } from '@/lib/opportunity/pipeline-filter'
import type { PlainDate } from '@/lib/opportunity/plain-date'
import { isClosed, stages } from '@/lib/opportunity/stage'
import { mayContain, shortestIndexedTerm } from '@/lib/sql/text-index'
import { rememberPerDatabase } from './remember-last'
import { readState } from './state'
import type { MirrorTables } from './tables'

export const openStages = stages.filter((stage) => !isClosed(stage))

function contains(term: string) {
  const literal = term.replace(/[\\%_]/g, (sign) => `\\${sign}`)
  return sql<boolean>`search like ${`%${literal}%`} escape '\\'`
}

/** A filter whose search has been made: `found` are the only deals its text may keep; see `searched`. */
export interface SearchedFilter extends PipelineFilter {
  found?: string[]
  /** Leads to the deals that the text may keep, where all of them are to be read: see `candidateFor`. */
  candidate?: RawBuilder<boolean>
}

function textCondition(catalog: Catalog, filter: SearchedFilter) {
  if (!filter.found) return [filter.candidate ?? [], ...searchTerms(filter).map(contains)].flat()
  if (filter.found.length === 0) return [sql<boolean>`1 = 0`]
  const keys = filter.found.map((id) => sql`(${catalog}, ${id})`)
  return [sql<boolean>`(catalog, id) in (values ${sql.join(keys)})`]
}

type TextColumnName = 'catalog' | 'owner_email' | 'review_status' | 'stage' | 'close_date'

/** A column, so that no index of its own is chosen for it: few deals are looked up by their ids, or in another order. */
export function unindexed(column: TextColumnName) {
  return sql<string>`${sql.ref(column)} || ''`
}

function isLedTo({ found, candidate }: SearchedFilter): boolean {
  return found !== undefined || candidate !== undefined
}

/**
 * The catalog's deals that the filter keeps, as a condition on `mirror_opportunity`.
 * @param isFoundOtherwise An index that begins with something else than what the filter names finds them better.
 */
export function matching(
  catalog: Catalog,
  filter: SearchedFilter,
  today: PlainDate,
  isFoundOtherwise = isLedTo(filter),
) {
  const column = (name: TextColumnName) => (isFoundOtherwise ? unindexed(name) : sql.ref<string>(name))
  return (eb: ExpressionBuilder<MirrorTables, 'mirror_opportunity'>) =>
    eb.and([
      eb(isLedTo(filter) ? unindexed('catalog') : 'catalog', '=', catalog),
      ...textCondition(catalog, filter),
      ...(filter.owner ? [eb(column('owner_email'), '=', filter.owner)] : []),
      ...(filter.owners?.length ? [eb(column('owner_email'), 'in', filter.owners)] : []),
      ...(filter.reviewStatus?.length ? [eb(column('review_status'), 'in', filter.reviewStatus)] : []),
      ...(filter.overdue
        ? [eb(column('close_date'), '<', today), eb(column('stage'), 'in', openStages)]
        : []),
    ])
}

/** What each deal that has all the terms in it fulfils, for a text index to find them; undefined where none helps. */
export function candidateFor(
  database: Kysely<MirrorTables>,
  terms: readonly string[],
): RawBuilder<boolean> | undefined {
  const indexed = terms.filter((term) => [...term].length >= shortestIndexedTerm)
  if (indexed.length === 0) return undefined
  return mayContain(database, { table: 'mirror_opportunity', column: 'search' }, indexed)
}

/** More deals than this are found by reading them all in the order they are wanted in. */
export const mostFound = 2_000

/** The deals that have all the terms in them; undefined where they are too many to name. */
async function find(
  database: Kysely<MirrorTables>,
  catalog: Catalog,
  terms: readonly string[],
): Promise<string[] | undefined> {
  const candidate = candidateFor(database, terms)
  const rows = await database
    .selectFrom('mirror_opportunity')
    .select('id')
    // Where candidates are looked up, the catalog must not be what is read through.
    .where(candidate ? unindexed('catalog') : 'catalog', '=', catalog)
    .where((eb) => eb.and([...(candidate ? [candidate] : []), ...terms.map(contains)]))
    .limit(mostFound + 1)
    .execute()
  return rows.length > mostFound ? undefined : rows.map(({ id }) => id)
}

const rememberedFinds = rememberPerDatabase<{ found?: string[] }>(20)

/**
 * Makes the search of a filter once, for all the questions that follow: a search that finds little is then as cheap as
 * looking these deals up. One that finds much, or looks for one or two letters, is left as it is. What was found holds
 * until something changes: whoever searches then turns pages, sorts, and has the board brought up to date.
 */
export async function searched(
  database: Kysely<MirrorTables>,
  catalog: Catalog,
  filter: PipelineFilter,
): Promise<SearchedFilter> {
  const terms = searchTerms(filter)
  if (terms.every((term) => [...term].length < shortestIndexedTerm)) return filter
  const { revision } = await readState(database, catalog)
  const remembered = await rememberedFinds(database)(JSON.stringify([catalog, revision, terms]), async () => {
    const found = await find(database, catalog, terms)
    return found ? { found } : {}
  })
  return { ...filter, ...remembered }
}
