import { sql } from 'kysely'
import type { Prepare, Prepared } from './prepared'
import type { OpportunitySummaryTable, OpportunityTable } from './tables'

/** A record with its texts still to be parsed. */
export interface RecordRow {
  number: number
  account: string
  catalog: string
  visible: number
  modified: number
  review_due: number | null
  document: string
  state: string
}

const recordColumns = [
  'opportunity.number',
  'opportunity.account',
  'opportunity.catalog',
  'opportunity.visible',
  'opportunity.modified',
  'opportunity.review_due',
  'opportunity_body.document',
  'opportunity_body.state',
] as const

interface Which {
  account: string
  catalog: string
  number: number
}

interface Body {
  number: number
  document: string
  state: string
}

/** The queries that every request or every write needs, built once. */
export function prepareStatements(prepare: Prepare) {
  return {
    record: prepare<Which, RecordRow>((database, value) =>
      database
        .selectFrom('opportunity')
        .innerJoin('opportunity_body', 'opportunity_body.number', 'opportunity.number')
        .select(recordColumns)
        .where('opportunity.number', '=', value('number'))
        .where('opportunity.account', '=', value('account'))
        .where('opportunity.catalog', '=', value('catalog'))
        .where('opportunity.visible', '=', 1),
    ),
    /** Whoever it belongs to, hidden or not. */
    recordByNumber: prepare<{ number: number }, RecordRow>((database, value) =>
      database
        .selectFrom('opportunity')
        .innerJoin('opportunity_body', 'opportunity_body.number', 'opportunity.number')
        .select(recordColumns)
        .where('opportunity.number', '=', value('number')),
    ),
    document: prepare<Which, { document: string }>((database, value) =>
      database
        .selectFrom('opportunity')
        .innerJoin('opportunity_body', 'opportunity_body.number', 'opportunity.number')
        .select('opportunity_body.document')
        .where('opportunity.number', '=', value('number'))
        .where('opportunity.account', '=', value('account'))
        .where('opportunity.catalog', '=', value('catalog'))
        .where('opportunity.visible', '=', 1),
    ),
    /** In no order; `numbers` is a JSON list. */
    summaries: prepare<{ numbers: string }, { number: number; summary: string }>((database, value) =>
      database
        .selectFrom('opportunity_summary')
        .select(['number', 'summary'])
        .where('number', 'in', sql<number>`(select value from json_each(${value('numbers')}))`),
    ),
    due: prepare<{ now: number }, RecordRow>((database, value) =>
      database
        .selectFrom('opportunity')
        .innerJoin('opportunity_body', 'opportunity_body.number', 'opportunity.number')
        .select(recordColumns)
        .where('opportunity.review_due', '<=', value('now'))
        .orderBy('opportunity.review_due')
        .limit(100),
    ),
    nextDue: prepare<object, { due: number | null }>((database) =>
      database
        .selectFrom('opportunity')
        .select((eb) => eb.fn.min('review_due').as('due'))
        .where('review_due', 'is not', null),
    ),
    lastNumber: prepare<object, { last: number | null }>((database) =>
      database.selectFrom('opportunity').select((eb) => eb.fn.max('number').as('last')),
    ),
    lastChange: prepare<object, { last: number | null }>((database) =>
      database.selectFrom('opportunity').select((eb) => eb.fn.max('change').as('last')),
    ),
    changedSince: prepare<{ change: number; limit: number }, OpportunityTable>((database, value) =>
      database
        .selectFrom('opportunity')
        .selectAll()
        .where('change', '>', value('change'))
        .orderBy('change')
        .limit(value('limit')),
    ),
    insertRow: prepare<OpportunityTable>((database, value) =>
      database.insertInto('opportunity').values({
        number: value('number'),
        account: value('account'),
        catalog: value('catalog'),
        visible: value('visible'),
        created: value('created'),
        modified: value('modified'),
        stage: value('stage'),
        review_status: value('review_status'),
        company_key: value('company_key'),
        close_date: value('close_date'),
        review_due: value('review_due'),
        change: value('change'),
      }),
    ),
    insertBody: prepare<Body>((database, value) =>
      database.insertInto('opportunity_body').values({
        number: value('number'),
        document: value('document'),
        state: value('state'),
      }),
    ),
    insertSummary: prepare<OpportunitySummaryTable>((database, value) =>
      database
        .insertInto('opportunity_summary')
        .values({ number: value('number'), summary: value('summary') }),
    ),
    updateRow: prepare<OpportunityTable>((database, value) =>
      database
        .updateTable('opportunity')
        .set({
          visible: value('visible'),
          modified: value('modified'),
          stage: value('stage'),
          review_status: value('review_status'),
          company_key: value('company_key'),
          close_date: value('close_date'),
          review_due: value('review_due'),
          change: value('change'),
        })
        .where('number', '=', value('number')),
    ),
    updateBody: prepare<Body>((database, value) =>
      database
        .updateTable('opportunity_body')
        .set({ document: value('document'), state: value('state') })
        .where('number', '=', value('number')),
    ),
    updateSummary: prepare<OpportunitySummaryTable>((database, value) =>
      database
        .updateTable('opportunity_summary')
        .set({ summary: value('summary') })
        .where('number', '=', value('number')),
    ),
    /** Whether a snapshot job is running on the record, in any engagement. */
    snapshotJob: prepare<{ opportunity: string }, { number: number }>((database, value) =>
      database
        .selectFrom('snapshot_job')
        .select('number')
        .where('opportunity_id', '=', value('opportunity'))
        .where('status', '=', 'Running')
        .limit(1),
    ),
    token: prepare<
      { account: string; catalog: string; operation: string; token: string },
      { body_hash: string; response: string }
    >((database, value) =>
      database
        .selectFrom('client_token')
        .select(['body_hash', 'response'])
        .where('account', '=', value('account'))
        .where('catalog', '=', value('catalog'))
        .where('operation', '=', value('operation'))
        .where('token_hash', '=', value('token')),
    ),
  } satisfies Record<string, Prepared<never, unknown>>
}

export type Statements = ReturnType<typeof prepareStatements>
