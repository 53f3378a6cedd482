import { type Kysely, sql } from 'kysely'
import type { Catalog, Opportunity } from '@/lib/opportunity/opportunity'
import { addDays, type PlainDate } from '@/lib/opportunity/plain-date'
import { isClosed, type Stage } from '@/lib/opportunity/stage'
import type { AgendaCandidate, AgendaReasonKind } from '@/lib/pipeline/agenda'
import type { DealChange } from '@/lib/pipeline/deal-change'
import { biggestMoves, bigMovePercent, closeSoonDays, oldNextStepDays } from '@/lib/pipeline/limits'
import { inScope } from '@/lib/pipeline/scope'
import { type UsualTimes, usualDays } from '@/lib/pipeline/stage-times'
import { difference, isShareOf, largestFirst } from '@/lib/pipeline/sums'
import { shown } from './deal'
import { factColumns, factsOf } from './deal-facts'
import { stateOf } from './deal-state'
import { matching, openStages, type SearchedFilter } from './filter'
import { inPlay } from './in-play'
import { readPending } from './pending'
import { usualTimesOf } from './stage-stays'
import { wholeDays } from './stays'
import type { MirrorTables } from './tables'

export interface CandidatesQuery {
  catalog: Catalog
  filter: SearchedFilter
  today: PlainDate
  /** Deals to find of each reason. */
  limit: number
  /** What "new" and "big mover" are told from. */
  since: Date
  /** As `changesSince` tells of the same instant. */
  changes: readonly DealChange[]
}

/** Of every reason for talking about a deal the first deals in its order, and how many there are. */
export interface AgendaCandidates {
  /** No deal twice; by id. */
  candidates: AgendaCandidate[]
  totals: Record<AgendaReasonKind, number>
  usualTimes: UsualTimes
}

interface Found {
  ids: string[]
  total: number
}

const differing = sql<boolean>`aws_differs = 1`

function kept(database: Kysely<MirrorTables>, { catalog, filter, today }: CandidatesQuery) {
  return database.selectFrom('mirror_opportunity').where(matching(catalog, filter, today))
}

export type Kept = ReturnType<typeof kept>

async function firstOf(deals: Kept, sorted: (deals: Kept) => Kept, limit: number): Promise<Found> {
  const { total } = await deals
    .select((eb) => eb.fn.countAll<number | string>().as('total'))
    .executeTakeFirstOrThrow()
  if (Number(total) === 0) return { ids: [], total: 0 }
  const rows = await sorted(deals).select('id').limit(limit).execute()
  return { ids: rows.map(({ id }) => id), total: Number(total) }
}

/** Each reason that the rows tell, with its order. */
export function reasonQueries(database: Kysely<MirrorTables>, query: CandidatesQuery) {
  const { today, since } = query
  const deals = kept(database, query)
  const play = deals.where(inPlay)
  const oldFrom = `${addDays(today, 1 - oldNextStepDays)}T00:00:00.000Z`
  const byClose = (rows: Kept) => rows.orderBy('close_date').orderBy('worth_key', 'desc').orderBy('id')
  const byWorth = (rows: Kept) => rows.orderBy('worth_key', 'desc').orderBy('id')
  return {
    sentBack: {
      deals: deals.where('review_status', '=', 'Action Required').where('gone_since', 'is', null),
      sorted: (rows: Kept) => rows.orderBy('status_since').orderBy('id'),
    },
    closeDatePast: { deals: play.where('close_date', '<', today), sorted: byClose },
    closeDateSoon: {
      deals: play.where('close_date', '>=', today).where('close_date', '<=', addDays(today, closeSoonDays)),
      sorted: byClose,
    },
    awsDisagrees: { deals: deals.where(differing), sorted: byWorth },
    noNextStep: { deals: play.where('next_step_key', '=', ''), sorted: byWorth },
    oldNextStep: {
      deals: play.where('next_step_key', '>', '').where('next_step_key', '<', oldFrom),
      sorted: (rows: Kept) => rows.orderBy('next_step_key').orderBy('worth_key', 'desc').orderBy('id'),
    },
    new: { deals: play.where('created_at', '>', since.toISOString()), sorted: byWorth },
  } satisfies Partial<Record<AgendaReasonKind, { deals: Kept; sorted: (rows: Kept) => Kept }>>
}

/** Deals of one stage that are at it for longer than it usually takes. */
export function stuckQuery(
  database: Kysely<MirrorTables>,
  query: CandidatesQuery,
  stage: Stage,
  usual: number,
): Kept {
  const before = `${addDays(query.today, -usual)}T00:00:00.000Z`
  return kept(database, query).where(inPlay).where('stage', '=', stage).where('by_stage_since', '<', before)
}

async function stuck(
  database: Kysely<MirrorTables>,
  query: CandidatesQuery,
  usualTimes: UsualTimes,
): Promise<Found> {
  const over: { id: string; days: number }[] = []
  let total = 0
  for (const stage of openStages) {
    const usual = usualDays(usualTimes, stage)
    const deals = stuckQuery(database, query, stage, usual)
    const { total: count } = await deals
      .select((eb) => eb.fn.countAll<number | string>().as('total'))
      .executeTakeFirstOrThrow()
    total += Number(count)
    const rows = await deals
      .select(['id', 'by_stage_since'])
      .orderBy('by_stage_since')
      .orderBy('id')
      .limit(query.limit)
      .execute()
    over.push(
      ...rows.map(({ id, by_stage_since }) => ({
        id,
        days: wholeDays(by_stage_since ?? query.today, query.today) - usual,
      })),
    )
  }
  over.sort((a, b) => b.days - a.days || (a.id < b.id ? -1 : 1))
  return { ids: over.slice(0, query.limit).map(({ id }) => id), total }
}

/** Deals that grew or shrank by much, or most. */
function bigMovers({ changes, filter, today, limit }: CandidatesQuery): Found {
  const moved = changes.flatMap(({ id, was, now }) => {
    if (!was || !now || isClosed(now.stage) || !inScope(id, now, filter, today)) return []
    const delta = difference(now.spend, was.spend)
    return delta.length > 0 ? [{ id, delta, isLarge: isShareOf(delta, was.spend, bigMovePercent) }] : []
  })
  moved.sort((a, b) => largestFirst(a.delta, b.delta) || (a.id < b.id ? -1 : 1))
  const big = moved.filter(({ isLarge }, place) => isLarge || place < biggestMoves)
  return { ids: big.slice(0, limit).map(({ id }) => id), total: big.length }
}

async function rowsOf(database: Kysely<MirrorTables>, catalog: Catalog, ids: string[]) {
  if (ids.length === 0) return []
  return database
    .selectFrom('mirror_opportunity as deal')
    .innerJoin('mirror_document as document', (join) =>
      join.onRef('document.catalog', '=', 'deal.catalog').onRef('document.id', '=', 'deal.id'),
    )
    .select(['deal.id', 'doc', 'created_at', ...factColumns])
    .where('deal.catalog', '=', catalog)
    .where('deal.id', 'in', ids)
    .orderBy('deal.id')
    .execute()
}

async function candidatesOf(
  database: Kysely<MirrorTables>,
  { catalog, since, changes }: CandidatesQuery,
  ids: string[],
): Promise<AgendaCandidate[]> {
  const rows = await rowsOf(database, catalog, ids)
  const pending = ids.length > 0 ? await readPending(database, catalog, ids) : new Map()
  const was = new Map(changes.map((change) => [change.id, change.was]))
  return rows.map((row) => {
    const record = JSON.parse(row.doc) as Opportunity
    const edit = pending.get(row.id)
    const state = stateOf(edit ? shown(record, edit) : record)
    const isNew = row.created_at > since.toISOString()
    // A deal without a change is worth what it was.
    const wasSpend = was.has(row.id) ? was.get(row.id)?.spend : state.spend
    return {
      id: row.id,
      ...state,
      ...factsOf(row),
      ...(isNew ? { isNew } : wasSpend && { wasSpend }),
    }
  })
}

/**
 * What a meeting may have to talk about. Each reason is read in its order from an index of its own and only so far as is
 * asked for, so that it costs about the same however many deals there are.
 */
export async function agendaCandidates(
  database: Kysely<MirrorTables>,
  query: CandidatesQuery,
): Promise<AgendaCandidates> {
  const usualTimes = await usualTimesOf(database, query.catalog)
  const found = new Map<string, Found>()
  for (const [kind, { deals, sorted }] of Object.entries(reasonQueries(database, query))) {
    found.set(kind, await firstOf(deals, sorted, query.limit))
  }
  found.set('stuck', await stuck(database, query, usualTimes))
  found.set('bigMover', bigMovers(query))
  const ids = [...new Set([...found.values()].flatMap((each) => each.ids))]
  return {
    candidates: await candidatesOf(database, query, ids),
    totals: Object.fromEntries(
      [...found].map(([kind, { total }]) => [kind, total]),
    ) as AgendaCandidates['totals'],
    usualTimes,
  }
}
