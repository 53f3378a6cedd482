import type { Kysely } from 'kysely'
import type { OpportunityCard } from '@/lib/opportunity/card'
import { type HistoryEntry, undone } from '@/lib/opportunity/history'
import type { Catalog, Opportunity } from '@/lib/opportunity/opportunity'
import type { PendingEdit } from '@/lib/opportunity/pending'
import type { DealState } from '@/lib/pipeline/deal-change'
import { type RiskFacts, timesPushed } from '@/lib/pipeline/risks'
import { type AwsView, awsViews } from './aws-view'
import { shown } from './deal'
import { factColumns, factsOf } from './deal-facts'
import { stateOf } from './deal-state'
import { entryOf, historyQuery } from './history'
import { readPending } from './pending'
import type { MirrorTables } from './tables'

/** A next step and when it was first said: AWS's own date where the details are known. */
export interface DatedNextStep {
  text: string
  at: string
}

/** One deal and what became of it since an instant. */
export interface DealSince {
  /** What was seen to change since then, oldest first, each with who and when. */
  entries: HistoryEntry[]
  /** As it was then; absent when it was made since. */
  was?: DealState
  /** As the board shows it. */
  now: DealState
  /** What its risks are told from. */
  facts: RiskFacts
  /** What is on its way, or could not be sent. */
  pending?: PendingEdit
  /** Newest first, the present one included. */
  nextSteps: DatedNextStep[]
  /** Absent while AWS has not been asked, or has none. */
  aws?: AwsView
  /** AWS no longer returns it since then. */
  goneSince?: string
}

function nextStepsOf({ LifeCycle }: Opportunity): DatedNextStep[] {
  const told = (LifeCycle?.NextStepsHistory ?? []).map(({ Value, Time }) => ({ text: Value, at: Time }))
  return told.sort((a, b) => Date.parse(b.at) - Date.parse(a.at))
}

async function entriesOf(
  database: Kysely<MirrorTables>,
  catalog: Catalog,
  id: string,
): Promise<HistoryEntry[]> {
  const rows = await historyQuery(database, catalog, id).execute()
  return rows.map(entryOf).reverse()
}

const changesOf = (entries: HistoryEntry[]) => entries.flatMap(({ changes }) => changes)

function readDeal(database: Kysely<MirrorTables>, catalog: Catalog, id: string) {
  return database
    .selectFrom('mirror_document as document')
    .innerJoin('mirror_opportunity as deal', (join) =>
      join.onRef('deal.catalog', '=', 'document.catalog').onRef('deal.id', '=', 'document.id'),
    )
    .select(['doc', 'card', 'gone_since', 'created_at', 'times_sent_back', ...factColumns])
    .where('document.catalog', '=', catalog)
    .where('document.id', '=', id)
    .executeTakeFirst()
}

/** Undefined for a deal we do not have. */
export async function dealSince(
  database: Kysely<MirrorTables>,
  catalog: Catalog,
  id: string,
  since: Date,
): Promise<DealSince | undefined> {
  const row = await readDeal(database, catalog, id)
  if (!row) return undefined
  const record = JSON.parse(row.doc) as Opportunity
  const { lacksSolution } = JSON.parse(row.card) as OpportunityCard
  const past = await entriesOf(database, catalog, id)
  const instant = since.toISOString()
  const entries = past.filter(({ seenAt }) => seenAt > instant)
  const pending = (await readPending(database, catalog, [id])).get(id)
  const aws = (await awsViews(database, catalog, [id])).get(id)
  const now = stateOf(pending ? shown(record, pending) : record)
  return {
    entries,
    ...(row.created_at <= instant && { was: stateOf(undone(record, changesOf(entries))) }),
    now,
    facts: {
      ...now,
      ...factsOf(row),
      ...(lacksSolution && { lacksSolution }),
      timesPushed: timesPushed(changesOf(past)),
      timesSentBack: row.times_sent_back,
    },
    ...(pending && { pending }),
    nextSteps: nextStepsOf(record),
    ...(aws && { aws }),
    ...(row.gone_since !== null && { goneSince: row.gone_since }),
  }
}
