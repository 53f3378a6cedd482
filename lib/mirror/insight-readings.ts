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
import type { StageStay } from '@/lib/pipeline/stage-times'
import { inOneMoment } from '@/lib/sql/in-one-moment'
import { searched } from './filter'
import { grouped, type InsightQuery, keptDeals, openDeals, type Sum } from './grouped'
import { hygieneByOwner } from './owner-hygiene'
import { rememberLast } from './remember-last'
import { stageStays } from './stage-stays'
import { readState } from './state'
import { type MirrorDatabase, type MirrorTables, noCloseDate } from './tables'

/**
 * What insights are made of, counted by SQL at one moment, each for the deals that the filter keeps then and AWS returns.
 * Figures count what is on its way to AWS as the board does. "Since" is by AWS's clock; all when nothing is said.
 */
export interface InsightParts {
  /** As `Mirror.asOf`. */
  asOf: string | null
  /** When the list had been read for the first time: nobody knows what was before. Null while it has not. */
  historySince: string | null
  /** The open pipeline by the month its deals close in and by stage. */
  forecast: ForecastPart[]
  /** What each owner's open deals lack, by name. */
  hygiene: OwnerHygiene[]
  /** How long deals stayed at their stages, and where they went: stays ended since, or under way. */
  stays: StageStay[]
  /** How AWS's reviews went: rounds answered since, and those under way. */
  rounds: ReviewRounds[]
  /** Deals by why they were lost: those lost since. */
  lost: LostPart[]
  /** Deals by who brought them and by stage: open ones, and those closed since. */
  origins: OriginPart[]
}

export interface InsightReadings {
  /** All at one moment: a sync between two of them would have one figure disagree with the other. */
  insightParts(catalog: Catalog, filter?: PipelineFilter, since?: Date): Promise<InsightParts>
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

type Counted = Omit<InsightParts, 'asOf' | 'historySince' | 'origins'>

async function counted(database: Kysely<MirrorTables>, query: Reading): Promise<Counted> {
  return {
    forecast: await forecastParts(database, query),
    hygiene: await hygieneByOwner(database, query),
    stays: await stageStays(database, query),
    rounds: await reviewRounds(database, query),
    lost: await lostParts(database, query),
  }
}

/** @param clock Decides what is overdue. */
export function createInsightReadings(database: MirrorDatabase, clock: () => Date): InsightReadings {
  // Screens ask again and again, and several people look at the same.
  const remembered = rememberLast<Counted>(8)
  return {
    insightParts: (catalog, filter = {}, since) =>
      inOneMoment(database, async (transaction) => {
        const { revision, as_of, listed_at } = await readState(transaction, catalog)
        const today = plainDateOf(clock())
        const sought = await searched(transaction, catalog, filter)
        const query = { catalog, filter: sought, today, since }
        const key = JSON.stringify([catalog, filter, since, today, revision, as_of])
        return {
          asOf: as_of,
          historySince: listed_at,
          ...(await remembered(key, () => counted(transaction, query))),
          // AWS's word on origins comes in without a revision, so it is read each time.
          origins: await originParts(transaction, query),
        }
      }),
  }
}
