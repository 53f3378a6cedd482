import { type Kysely, sql } from 'kysely'
import type { Catalog } from '@/lib/opportunity/opportunity'
import type { PipelineFilter } from '@/lib/opportunity/pipeline-filter'
import { plainDateOf } from '@/lib/opportunity/plain-date'
import type { ReviewStatus } from '@/lib/opportunity/review'
import type { Stage } from '@/lib/opportunity/stage'
import type { LostPart, Origin, OriginPart } from '@/lib/pipeline/breakdowns'
import type { ForecastPart } from '@/lib/pipeline/forecast'
import type { OwnerHygiene } from '@/lib/pipeline/hygiene'
import type { ReviewRounds } from '@/lib/pipeline/review-figures'
import { inOneMoment } from '@/lib/sql/in-one-moment'
import { searched } from './filter'
import { grouped, type InsightQuery, keptDeals, openDeals, type Sum } from './grouped'
import { hygieneByOwner } from './owner-hygiene'
import { readState } from './state'
import { type MirrorDatabase, type MirrorTables, noCloseDate } from './tables'

/**
 * What insights are made of, counted by SQL, each for the deals that the filter keeps now and AWS returns. Figures count
 * what is on its way to AWS as the board does.
 */
export interface InsightReadings {
  /** When the list had been read for the first time: nobody knows what was before. Null while it has not. */
  historySince(catalog: Catalog): Promise<string | null>
  /** The open pipeline by the month its deals close in and by stage. */
  forecastParts(catalog: Catalog, filter?: PipelineFilter): Promise<ForecastPart[]>
  /** What each owner's open deals lack, by name. */
  ownersHygiene(catalog: Catalog, filter?: PipelineFilter): Promise<OwnerHygiene[]>
  /** Deals by why they were lost: those lost since, by AWS's clock, or all. */
  lostParts(catalog: Catalog, filter?: PipelineFilter, since?: Date): Promise<LostPart[]>
  /** Deals by who brought them and by stage: open ones, and those closed since, by AWS's clock, or all. */
  originParts(catalog: Catalog, filter?: PipelineFilter, since?: Date): Promise<OriginPart[]>
  /** How AWS's reviews went: rounds answered since, by AWS's clock, or all, and those under way. */
  reviewRounds(catalog: Catalog, filter?: PipelineFilter, since?: Date): Promise<ReviewRounds[]>
}

type Reading = InsightQuery & { since?: Date | undefined }

async function forecastParts(database: Kysely<MirrorTables>, query: InsightQuery): Promise<ForecastPart[]> {
  const groups = await grouped(database, query.catalog, openDeals(database, query), {
    first: sql<string>`substr(close_date, 1, 7)`,
    second: sql<string>`stage`,
  })
  return groups.map(({ first: month, second: stage, deals, spend }) => ({
    ...(month !== noCloseDate && { month }),
    stage: stage as Stage,
    deals,
    spend,
  }))
}

/** Deals that are at `stage` since then. */
function arrived(database: Kysely<MirrorTables>, { catalog, since }: Reading, stage: Stage) {
  return database
    .selectFrom('mirror_stay')
    .select('id')
    .where('catalog', '=', catalog)
    .where('stage', '=', stage)
    .where('entered_at', '>', since?.toISOString() ?? '')
    .where('left_at', 'is', null)
}

async function lostParts(database: Kysely<MirrorTables>, query: Reading): Promise<LostPart[]> {
  const lost = keptDeals(database, query).where('stage', '=', 'Closed Lost')
  const deals = query.since ? lost.where('id', 'in', arrived(database, query, 'Closed Lost')) : lost
  const groups = await grouped(database, query.catalog, deals, { first: sql<string>`lost_reason` })
  return groups.map(({ first, deals: count, spend }) => ({
    ...(first && { reason: first }),
    deals: count,
    spend,
  }))
}

function countedDeals(database: Kysely<MirrorTables>, query: Reading) {
  const kept = keptDeals(database, query)
  if (!query.since) return kept
  return kept.where((eb) =>
    eb.or([
      eb('in_play', '=', 1),
      eb('id', 'in', arrived(database, query, 'Launched')),
      eb('id', 'in', arrived(database, query, 'Closed Lost')),
    ]),
  )
}

async function originParts(database: Kysely<MirrorTables>, query: Reading): Promise<OriginPart[]> {
  const groups = await grouped(database, query.catalog, countedDeals(database, query), {
    first: sql<string>`coalesce(aws_origin, '')`,
    second: sql<string>`stage`,
  })
  return groups.map(({ first, second, deals, spend }) => ({
    ...(first && { origin: first as Origin }),
    stage: second as Stage,
    deals,
    spend,
  }))
}

async function reviewRounds(database: Kysely<MirrorTables>, query: Reading): Promise<ReviewRounds[]> {
  const rows = await database
    .selectFrom('mirror_round')
    .select((eb) => ['outcome', 'reason', 'days', eb.fn.countAll<Sum>().as('rounds')])
    .where('catalog', '=', query.catalog)
    .where((eb) => eb.or([eb('ended_at', '>', query.since?.toISOString() ?? ''), eb('ended_at', 'is', null)]))
    .where('id', 'in', keptDeals(database, query).select('id'))
    .groupBy(['outcome', 'reason', 'days'])
    .execute()
  return rows.map(({ outcome, reason, days, rounds }) => ({
    ...(outcome !== null && { outcome: outcome as ReviewStatus }),
    ...(reason !== null && { reason }),
    ...(days !== null && { days }),
    rounds: Number(rounds),
  }))
}

/** @param clock Decides what is overdue. */
export function createInsightReadings(database: MirrorDatabase, clock: () => Date): InsightReadings {
  const read =
    <Part>(reading: (database: Kysely<MirrorTables>, query: Reading) => Promise<Part[]>) =>
    (catalog: Catalog, filter: PipelineFilter = {}, since?: Date) =>
      inOneMoment(database, async (transaction) => {
        const sought = await searched(transaction, catalog, filter)
        return reading(transaction, { catalog, filter: sought, today: plainDateOf(clock()), since })
      })
  return {
    historySince: async (catalog) => (await readState(database, catalog)).listed_at,
    forecastParts: read(forecastParts),
    ownersHygiene: read(hygieneByOwner),
    lostParts: read(lostParts),
    originParts: read(originParts),
    reviewRounds: read(reviewRounds),
  }
}
