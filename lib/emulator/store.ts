import { createHash, randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Catalog } from '@/lib/opportunity/opportunity'
import { migrate } from '@/lib/sql/migrate'
import { openSqlite } from '@/lib/sql/sqlite'
import { firstOpportunityNumber, opportunityNumber } from './ids'
import { type OpportunityListing, type OpportunityQuery, opportunityPage } from './opportunity-page'
import { type StoredOpportunity, summaryOf } from './record'
import { prepareStatements, type RecordRow, type Statements } from './statements'
import { type SubmissionTask, type TaskQuery, taskPage } from './submission-tasks'
import { migrations, type OpportunityTable, type Tables } from './tables'

/** A first answer kept under a client token. */
export interface KeptAnswer {
  bodyHash: string
  /** The response body as it was sent. */
  response: string
}

/** Reads and writes on one connection; inside `Store.write` all of them belong to one transaction. */
export interface Session {
  /** The record, unless it is in the other catalog, hidden, or not there. */
  opportunity(catalog: Catalog, id: string): Promise<StoredOpportunity | undefined>
  /** The record as GetOpportunity answers it, unparsed. */
  opportunityJson(catalog: Catalog, id: string): Promise<string | undefined>
  opportunities(catalog: Catalog, query: OpportunityQuery): Promise<OpportunityListing>
  /** Visible records of one customer, oldest first, at most 50. */
  opportunitiesOfCompany(catalog: Catalog, company: string): Promise<StoredOpportunity[]>
  /** For a new opportunity. */
  nextNumber(): Promise<number>
  /** For a new submission task. */
  nextTaskNumber(): Promise<number>
  insert(record: StoredOpportunity): Promise<void>
  save(record: StoredOpportunity): Promise<void>
  /** Records whose reviewer is due, first due first, at most 100. */
  dueForReview(now: Date): Promise<StoredOpportunity[]>
  /** Epoch milliseconds. */
  nextReviewDue(): Promise<number | undefined>
  keptAnswer(catalog: string, operation: string, token: string): Promise<KeptAnswer | undefined>
  keepAnswer(catalog: string, operation: string, token: string, answer: KeptAnswer, now: Date): Promise<void>
  /** Other opportunities that hold the entity. */
  isHeldElsewhere(catalog: Catalog, type: string, entity: string, number: number): Promise<boolean>
  associate(catalog: Catalog, type: string, entity: string, number: number): Promise<void>
  disassociate(catalog: Catalog, type: string, entity: string, number: number): Promise<void>
  addTask(catalog: Catalog, task: SubmissionTask): Promise<void>
  tasks(catalog: Catalog, query: TaskQuery): Promise<SubmissionTask[]>
  addTags(arn: string, tags: readonly { Key: string; Value: string }[]): Promise<void>
}

export interface Store {
  /** What this file's chances hang on: chosen when it was made, so that a restart changes nobody's AWS team. */
  seed: string
  /** For reading only. */
  read: Session
  /** Runs `work` in one transaction, on disk when the promise resolves. A throw undoes all of it and passes through. */
  write<T>(work: (session: Session) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/**
 * @param file SQLite file, or ':memory:'.
 * @param seed For a file that has none yet; a random one unless given.
 */
export async function openStore(
  file: string,
  seed: string = randomUUID(),
  options: { durable?: boolean } = {},
): Promise<Store> {
  const database = openSqlite<Tables>(file, options)
  await migrate(database, 'emulator', migrations)
  const statements = prepareStatements(database)
  return {
    seed: await keptSeed(database, seed),
    read: session(database, statements),
    write: (work) => database.transaction().execute((transaction) => work(session(transaction, statements))),
    close: () => database.destroy(),
  }
}

async function keptSeed(database: Kysely<Tables>, seed: string): Promise<string> {
  const row = { name: 'seed', value: seed }
  await database
    .insertInto('setting')
    .values(row)
    .onConflict((existing) => existing.doNothing())
    .execute()
  const kept = await database
    .selectFrom('setting')
    .select('value')
    .where('name', '=', row.name)
    .executeTakeFirstOrThrow()
  return kept.value
}

/** Tokens are remembered for a day: the reference (section 9) asks for at least that. */
const tokenLifeMilliseconds = 24 * 60 * 60_000

function session(database: Kysely<Tables>, statements: Statements): Session {
  return {
    async opportunity(catalog, id) {
      const number = opportunityNumber(id)
      if (number === undefined) return undefined
      const [row] = await statements.record.run(database, { catalog, number })
      return row && fromRow(row)
    },
    async opportunityJson(catalog, id) {
      const number = opportunityNumber(id)
      if (number === undefined) return undefined
      const [row] = await statements.document.run(database, { catalog, number })
      return row?.document
    },
    opportunities: (catalog, query) => opportunityPage(database, catalog, query),
    async opportunitiesOfCompany(catalog, company) {
      const rows = await statements.ofCompany.run(database, { catalog, company: companyKey(company) })
      return rows.map(fromRow)
    },
    async nextNumber() {
      const [row] = await statements.lastNumber.run(database, {})
      return row?.last ? row.last + 1 : firstOpportunityNumber
    },
    async insert(record) {
      await statements.insertRow.run(database, toRow(record))
      await statements.insertBody.run(database, toBody(record))
    },
    async save(record) {
      await statements.updateRow.run(database, toRow(record))
      await statements.updateBody.run(database, toBody(record))
    },
    async dueForReview(now) {
      return (await statements.due.run(database, { now: now.getTime() })).map(fromRow)
    },
    async nextReviewDue() {
      const [row] = await statements.nextDue.run(database, {})
      return row?.due ?? undefined
    },
    async keptAnswer(catalog, operation, token) {
      const [row] = await statements.token.run(database, { catalog, operation, token: tokenHash(token) })
      return row && { bodyHash: row.body_hash, response: row.response }
    },
    async keepAnswer(catalog, operation, token, { bodyHash, response }, now) {
      const created = now.getTime()
      await database
        .deleteFrom('client_token')
        .where('created', '<', created - tokenLifeMilliseconds)
        .execute()
      const row = { catalog, operation, token_hash: tokenHash(token), body_hash: bodyHash, response, created }
      await database.insertInto('client_token').values(row).execute()
    },
    async isHeldElsewhere(catalog, type, entity, number) {
      const holder = await database
        .selectFrom('association')
        .select('number')
        .where('catalog', '=', catalog)
        .where('type', '=', type)
        .where('entity', '=', entity)
        .where('number', '<>', number)
        .limit(1)
        .executeTakeFirst()
      return holder !== undefined
    },
    async associate(catalog, type, entity, number) {
      await database.insertInto('association').values({ catalog, type, entity, number }).execute()
    },
    async disassociate(catalog, type, entity, number) {
      await database
        .deleteFrom('association')
        .where('catalog', '=', catalog)
        .where('type', '=', type)
        .where('entity', '=', entity)
        .where('number', '=', number)
        .execute()
    },
    async nextTaskNumber() {
      const row = await database
        .selectFrom('submission_task')
        .select((eb) => eb.fn.max('number').as('last'))
        .executeTakeFirst()
      return (row?.last ?? 0) + 1
    },
    async addTask(catalog, { number, started, document }) {
      await database
        .insertInto('submission_task')
        .values({
          number,
          catalog,
          id: document.TaskId,
          opportunity_id: document.OpportunityId,
          engagement_id: document.EngagementId ?? null,
          status: document.TaskStatus,
          started,
          document: JSON.stringify(document),
        })
        .execute()
    },
    tasks: (catalog, query) => taskPage(database, catalog, query),
    async addTags(arn, tags) {
      if (tags.length === 0) return
      const rows = tags.map(({ Key, Value }) => ({ arn, key: Key, value: Value }))
      await database
        .insertInto('tag')
        .values(rows)
        .onConflict((existing) =>
          existing.columns(['arn', 'key']).doUpdateSet((eb) => ({ value: eb.ref('excluded.value') })),
        )
        .execute()
    },
  }
}

/** A token may hold any character; its hash is safe to store, to index and to see. */
function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

/** How company names match: in full, whatever the case. The reference (section 10) leaves exact or partial open. */
export function companyKey(name: string): string {
  return name.toLowerCase()
}

function fromRow(row: RecordRow): StoredOpportunity {
  return {
    number: row.number,
    catalog: row.catalog as Catalog,
    visible: row.visible === 1,
    document: JSON.parse(row.document),
    state: JSON.parse(row.state),
    modified: row.modified,
    reviewDue: row.review_due,
  }
}

function toRow({
  number,
  catalog,
  visible,
  document,
  modified,
  reviewDue,
}: StoredOpportunity): OpportunityTable {
  return {
    number,
    catalog,
    visible: Number(visible),
    created: Date.parse(document.CreatedDate ?? ''),
    modified,
    stage: document.LifeCycle.Stage,
    review_status: document.LifeCycle.ReviewStatus,
    company_key: companyKey(document.Customer?.Account?.CompanyName ?? ''),
    close_date: document.LifeCycle.TargetCloseDate ?? '',
    review_due: reviewDue,
  }
}

function toBody({ number, document, state }: StoredOpportunity) {
  return {
    number,
    document: JSON.stringify(document),
    summary: JSON.stringify(summaryOf(document)),
    state: JSON.stringify(state),
  }
}
