import type { OpportunityCard } from '@/lib/opportunity/card'
import type { Catalog } from '@/lib/opportunity/opportunity'
import { isEmptyFilter, type PipelineFilter } from '@/lib/opportunity/pipeline-filter'
import type { PlainDate } from '@/lib/opportunity/plain-date'
import { plainDateOf } from '@/lib/opportunity/plain-date'
import type { UsualTimes } from '@/lib/pipeline/stage-times'
import { inOneMoment } from '@/lib/sql/in-one-moment'
import { type AgendaCandidates, agendaCandidates, type CandidatesQuery } from './agenda-candidates'
import { type AwsView, awsViews } from './aws-view'
import { type ChangesSince, changesSince, countFirstSeenLater } from './changes-since'
import { cardsOf } from './column-page'
import { type DealSince, dealSince } from './deal-since'
import { searched } from './filter'
import { rememberLast } from './remember-last'
import { usualTimesOf } from './stage-stays'
import { readState } from './state'
import type { MirrorDatabase } from './tables'

/** What meetings read. "Since" is by our clock: what people could see then. */
export interface MeetingReadings {
  /**
   * What became of every deal since an instant, whatever the filter.
   * @param filter With a scope of overdue deals, those that became overdue by the calendar are told of, too; and which deals
   *   `firstSeenLater` counts.
   */
  changesSince(catalog: Catalog, since: Date, filter?: PipelineFilter): Promise<ChangesSince>
  /** Of every reason for talking about a deal the first `limit` deals, and how many there are. */
  agendaCandidates(
    catalog: Catalog,
    filter: PipelineFilter,
    query: Pick<CandidatesQuery, 'limit' | 'since' | 'changes'> & { today?: PlainDate },
  ): Promise<AgendaCandidates>
  /** These deals as the board shows them, without those we do not have, in the order of `ids`. */
  cards(catalog: Catalog, ids: string[]): Promise<OpportunityCard[]>
  /** Undefined for a deal we do not have. */
  dealSince(catalog: Catalog, id: string, since: Date): Promise<DealSince | undefined>
  /** AWS's view of these deals, without those of which it has not been read. */
  awsViews(catalog: Catalog, ids: string[]): Promise<Map<string, AwsView>>
  /** What each open stage usually takes, from the history of all deals. */
  usualTimes(catalog: Catalog): Promise<UsualTimes>
}

/** @param clock Decides what is overdue. */
export function createMeetingReadings(database: MirrorDatabase, clock: () => Date): MeetingReadings {
  const today = () => plainDateOf(clock())
  // Whoever opens a meeting asks several times, and so does everybody who follows.
  const remembered = rememberLast<ChangesSince>(4)
  return {
    changesSince: (catalog, since, filter = {}) =>
      inOneMoment(database, async (transaction) => {
        const query = { catalog, since, filter: { overdue: filter.overdue ?? false }, today: today() }
        const { revision, listed_at } = await readState(transaction, catalog)
        const told = await remembered(JSON.stringify([query, revision, listed_at]), () =>
          changesSince(transaction, query),
        )
        if (told.firstSeenLater === 0 || isEmptyFilter(filter)) return told
        const kept = { filter: await searched(transaction, catalog, filter), today: query.today }
        return { ...told, firstSeenLater: await countFirstSeenLater(transaction, query, kept) }
      }),
    agendaCandidates: (catalog, filter, query) =>
      inOneMoment(database, async (transaction) => {
        const sought = await searched(transaction, catalog, filter)
        return agendaCandidates(transaction, { today: today(), ...query, catalog, filter: sought })
      }),
    cards: (catalog, ids) => cardsOf(database, catalog, ids),
    dealSince: (catalog, id, since) =>
      inOneMoment(database, (transaction) => dealSince(transaction, catalog, id, since)),
    awsViews: (catalog, ids) => awsViews(database, catalog, ids),
    usualTimes: (catalog) => usualTimesOf(database, catalog),
  }
}
