import type { Catalog } from '@/lib/opportunity/opportunity'
import type { PipelineFilter } from '@/lib/opportunity/pipeline-filter'
import type { PlainDate } from '@/lib/opportunity/plain-date'
import { plainDateOf } from '@/lib/opportunity/plain-date'
import type { StageStay, UsualTimes } from '@/lib/pipeline/stage-times'
import { inOneMoment } from '@/lib/sql/in-one-moment'
import { type AgendaCandidates, agendaCandidates, type CandidatesQuery } from './agenda-candidates'
import { type AwsView, awsViews } from './aws-view'
import { type ChangesSince, changesSince } from './changes-since'
import { type DealSince, dealSince } from './deal-since'
import { stageStays, usualTimesOf } from './stage-stays'
import type { MirrorDatabase } from './tables'

/** What meetings and insights read. "Since" is by our clock: what people could see then. */
export interface MeetingReadings {
  /**
   * What became of every deal since an instant.
   * @param filter Only a scope of overdue deals needs it: deals that became overdue by the calendar are told of, too.
   */
  changesSince(catalog: Catalog, since: Date, filter?: PipelineFilter): Promise<ChangesSince>
  /** Of every reason for talking about a deal the first `limit` deals, and how many there are. */
  agendaCandidates(
    catalog: Catalog,
    filter: PipelineFilter,
    query: Pick<CandidatesQuery, 'limit' | 'since' | 'changes'> & { today?: PlainDate },
  ): Promise<AgendaCandidates>
  /** Undefined for a deal we do not have. */
  dealSince(catalog: Catalog, id: string, since: Date): Promise<DealSince | undefined>
  /** AWS's view of these deals, without those of which it has not been read. */
  awsViews(catalog: Catalog, ids: string[]): Promise<Map<string, AwsView>>
  /** What each open stage usually takes, from the history of all deals. */
  usualTimes(catalog: Catalog): Promise<UsualTimes>
  /** How long deals that the filter keeps stayed at their stages, and where they went: stays ended since, or under way. */
  stageStays(catalog: Catalog, query?: { filter?: PipelineFilter; since?: Date }): Promise<StageStay[]>
}

/** @param clock Decides what is overdue. */
export function createMeetingReadings(database: MirrorDatabase, clock: () => Date): MeetingReadings {
  const today = () => plainDateOf(clock())
  return {
    changesSince: (catalog, since, filter = {}) =>
      inOneMoment(database, (transaction) =>
        changesSince(transaction, { catalog, since, filter, today: today() }),
      ),
    agendaCandidates: (catalog, filter, query) =>
      inOneMoment(database, (transaction) =>
        agendaCandidates(transaction, { today: today(), ...query, catalog, filter }),
      ),
    dealSince: (catalog, id, since) =>
      inOneMoment(database, (transaction) => dealSince(transaction, catalog, id, since)),
    awsViews: (catalog, ids) => awsViews(database, catalog, ids),
    usualTimes: (catalog) => usualTimesOf(database, catalog),
    stageStays: (catalog, { filter = {}, since } = {}) =>
      inOneMoment(database, (transaction) =>
        stageStays(transaction, { catalog, filter, since, today: today() }),
      ),
  }
}
