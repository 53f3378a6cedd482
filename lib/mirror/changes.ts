import type { Kysely } from 'kysely'
import type { Catalog } from '@/lib/opportunity/opportunity'
import type { PipelineFilter } from '@/lib/opportunity/pipeline-filter'
import type { PlainDate } from '@/lib/opportunity/plain-date'
import { cardsOf } from './column-page'
import { matching, searched } from './filter'
import type { PipelineChanges } from './mirror'
import { countAll, stageTotals } from './stage-totals'
import type { MirrorTables } from './tables'

/** More changed deals than this are a new board: after a long pause, or while the mirror is first filled. */
const mostChanges = 200

export interface ChangesQuery {
  catalog: Catalog
  filter: PipelineFilter
  today: PlainDate
  since: number
}

function changedIn(database: Kysely<MirrorTables>, { catalog, since }: ChangesQuery) {
  return database
    .selectFrom('mirror_opportunity')
    .select('id')
    .where('catalog', '=', catalog)
    .where('revision', '>', since)
}

/** @param state The mirror's state, read in the same transaction. */
export async function pipelineChanges(
  database: Kysely<MirrorTables>,
  query: ChangesQuery,
  state: { revision: number; asOf: string | null },
): Promise<PipelineChanges | undefined> {
  const { catalog, filter, today, since } = query
  const total = await countAll(database, catalog)
  if (since === state.revision) return { ...state, total, totals: [], cards: [], gone: [] }
  // A revision from before the mirror was made anew.
  if (since > state.revision) return undefined

  const changed = await changedIn(database, query)
    .limit(mostChanges + 1)
    .execute()
  if (changed.length > mostChanges) return undefined
  const sought = await searched(database, catalog, filter)
  const kept = await changedIn(database, query)
    .where(matching(catalog, sought, today))
    .execute()
  const keptIds = new Set(kept.map(({ id }) => id))
  return {
    ...state,
    total,
    totals: await stageTotals(database, catalog, sought, today),
    cards: await cardsOf(database, catalog, [...keptIds]),
    gone: changed.map(({ id }) => id).filter((id) => !keptIds.has(id)),
  }
}
