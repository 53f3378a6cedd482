import type { Kysely } from 'kysely'
import { type Prepared, prepare } from './prepared'
import type { OpportunityTable, Tables } from './tables'

/** A record with its texts still to be parsed. */
export interface RecordRow {
  number: number
  catalog: string
  visible: number
  modified: number
  review_due: number | null
  document: string
  state: string
}

const recordColumns = [
  'opportunity.number',
  'opportunity.catalog',
  'opportunity.visible',
  'opportunity.modified',
  'opportunity.review_due',
  'opportunity_body.document',
  'opportunity_body.state',
] as const

/** The queries that every request or every write needs, built once. */
export function prepareStatements(database: Kysely<Tables>) {
  const records = database
    .selectFrom('opportunity')
    .innerJoin('opportunity_body', 'opportunity_body.number', 'opportunity.number')
  return {
    record: prepare<{ catalog: string; number: number }, RecordRow>((value) =>
      records
        .select(recordColumns)
        .where('opportunity.number', '=', value('number'))
        .where('opportunity.catalog', '=', value('catalog'))
        .where('opportunity.visible', '=', 1),
    ),
    document: prepare<{ catalog: string; number: number }, { document: string }>((value) =>
      records
        .select('opportunity_body.document')
        .where('opportunity.number', '=', value('number'))
        .where('opportunity.catalog', '=', value('catalog'))
        .where('opportunity.visible', '=', 1),
    ),
    ofCompany: prepare<{ catalog: string; company: string }, RecordRow>((value) =>
      records
        .select(recordColumns)
        .where('opportunity.catalog', '=', value('catalog'))
        .where('opportunity.company_key', '=', value('company'))
        .where('opportunity.visible', '=', 1)
        .orderBy('opportunity.number')
        .limit(50),
    ),
    due: prepare<{ now: number }, RecordRow>((value) =>
      records
        .select(recordColumns)
        .where('opportunity.review_due', '<=', value('now'))
        .orderBy('opportunity.review_due')
        .limit(100),
    ),
    nextDue: prepare<object, { due: number | null }>(() =>
      database
        .selectFrom('opportunity')
        .select((eb) => eb.fn.min('review_due').as('due'))
        .where('review_due', 'is not', null),
    ),
    lastNumber: prepare<object, { last: number | null }>(() =>
      database.selectFrom('opportunity').select((eb) => eb.fn.max('number').as('last')),
    ),
    insertRow: prepare<OpportunityTable>((value) =>
      database.insertInto('opportunity').values({
        number: value('number'),
        catalog: value('catalog'),
        visible: value('visible'),
        created: value('created'),
        modified: value('modified'),
        stage: value('stage'),
        review_status: value('review_status'),
        company_key: value('company_key'),
        close_date: value('close_date'),
        review_due: value('review_due'),
      }),
    ),
    insertBody: prepare<{ number: number; document: string; summary: string; state: string }>((value) =>
      database.insertInto('opportunity_body').values({
        number: value('number'),
        document: value('document'),
        summary: value('summary'),
        state: value('state'),
      }),
    ),
    updateRow: prepare<OpportunityTable>((value) =>
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
        })
        .where('number', '=', value('number')),
    ),
    updateBody: prepare<{ number: number; document: string; summary: string; state: string }>((value) =>
      database
        .updateTable('opportunity_body')
        .set({ document: value('document'), summary: value('summary'), state: value('state') })
        .where('number', '=', value('number')),
    ),
    token: prepare<
      { catalog: string; operation: string; token: string },
      { body_hash: string; response: string }
    >((value) =>
      database
        .selectFrom('client_token')
        .select(['body_hash', 'response'])
        .where('catalog', '=', value('catalog'))
        .where('operation', '=', value('operation'))
        .where('token_hash', '=', value('token')),
    ),
  } satisfies Record<string, Prepared<never, unknown>>
}

export type Statements = ReturnType<typeof prepareStatements>
