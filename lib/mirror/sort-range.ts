import type { Kysely } from 'kysely'
import type { Catalog } from '@/lib/opportunity/opportunity'
import type { PipelineFilter } from '@/lib/opportunity/pipeline-filter'
import { reviewStatuses } from '@/lib/opportunity/review'
import { stages } from '@/lib/opportunity/stage'
import { openStages } from './filter'
import { ownersOf } from './owners-of'
import { sortText } from './sort-keys'
import type { SortRange } from './sorted-rows'
import type { MirrorTables } from './tables'

function between(places: number[]): SortRange {
  return { least: Math.min(...places), most: Math.max(...places) }
}

/** Names are told apart by code point, as both engines sort them. */
async function namesOf(
  database: Kysely<MirrorTables>,
  catalog: Catalog,
  emails: string[],
): Promise<SortRange | undefined> {
  const rows = await database
    .selectFrom('mirror_owner')
    .select('name')
    .where('catalog', '=', catalog)
    .where('email', 'in', emails)
    .execute()
  const bytes = rows.flatMap(({ name }) => sortText(name) ?? []).map((name) => Buffer.from(name))
  bytes.sort(Buffer.compare)
  const [least, most] = [bytes.at(0), bytes.at(-1)]
  return least && most && { least: least.toString(), most: most.toString() }
}

/**
 * Between which values the deals lie that a filter keeps, where a list is sorted by what it is filtered by: the index of the
 * order is then walked from there and not through everybody else's deals. Undefined where that is not known.
 */
export async function sortRange(
  database: Kysely<MirrorTables>,
  catalog: Catalog,
  { filter, by }: { filter: PipelineFilter; by: string },
): Promise<SortRange | undefined> {
  const { reviewStatus, overdue } = filter
  if (by === 'stage' && overdue) return between(openStages.map((stage) => stages.indexOf(stage)))
  if (by === 'reviewStatus' && reviewStatus?.length) {
    return between(reviewStatus.map((status) => reviewStatuses.indexOf(status)))
  }
  const owners = by === 'owner' ? ownersOf(filter) : undefined
  return owners?.length ? namesOf(database, catalog, owners) : undefined
}
