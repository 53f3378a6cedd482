import { createHash, randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Catalog } from '@/lib/opportunity/opportunity'
import { migrate } from '@/lib/sql/migrate'
import { openSqliteFile } from '@/lib/sql/sqlite'
import type { Owner } from '../access/caller'
import type { AgendaEntry } from '../agenda'
import { firstOpportunityNumber, opportunityNumber } from '../ids'
import { createOpportunityIndex, type OpportunityIndex } from '../list/opportunity-index'
import { companyKey, type OpportunityQuery } from '../list/opportunity-query'
import type { Position } from '../list/paging'
import { type StoredOpportunity, summaryOf } from '../record'
import { createGroupCommit } from './group-commit'
import { preparing } from './prepared'
import { prepareStatements, type RecordRow, type Statements } from './statements'
import { migrations, type OpportunitySummaryTable, type OpportunityTable, type Tables } from './tables'

/** A first answer kept under a client token. */
export interface KeptAnswer {
  bodyHash: string
  /** The response body as it was sent. */
  response: string
}

export interface OpportunityListing {
  /** JSON texts, as many as asked for. */
  summaries: string[]
  /** Where the next page starts; absent on the last one. */
  next?: Position
}

/** Reads and writes on one connection; inside `Store.write` all of them belong to one transaction. */
export interface Session {
  /** For what is not asked at every request: the same connection, the same transaction. */
  database: Kysely<Tables>
  /** The record, unless it is somebody else's, in the other catalog, hidden, or not there. */
  opportunity(owner: Owner, id: string): Promise<StoredOpportunity | undefined>
  /** The record whoever it belongs to, hidden or not: for the service itself. */
  anyOpportunity(id: string): Promise<StoredOpportunity | undefined>
  /** The record as GetOpportunity answers it, unparsed. */
  opportunityJson(owner: Owner, id: string): Promise<string | undefined>
  /** As of the last commit. */
  opportunities(owner: Owner, query: OpportunityQuery): Promise<OpportunityListing>
  /** Visible records of one customer, oldest first, at most 50, as of the last commit. */
  opportunitiesOfCompany(owner: Owner, company: string): Promise<StoredOpportunity[]>
  /** For a new opportunity. */
  nextNumber(): Promise<number>
  insert(record: StoredOpportunity): Promise<void>
  save(record: StoredOpportunity): Promise<void>
  /** Records whose reviewer is due, first due first, at most 100. */
  dueForReview(now: Date): Promise<StoredOpportunity[]>
  /** Epoch milliseconds. */
  nextReviewDue(): Promise<number | undefined>
  /** Puts a step of the service's own on the agenda; `agenda.ts` knows the steps. */
  schedule(entry: AgendaEntry): Promise<void>
  /** The first entry that is due. */
  nextEntry(now: Date): Promise<(AgendaEntry & { number: number }) | undefined>
  removeEntry(number: number): Promise<void>
  /** Epoch milliseconds. */
  nextAgendaDue(): Promise<number | undefined>
  /** Whether a snapshot job runs on the record: asked at every change. */
  hasSnapshotJob(id: string): Promise<boolean>
  keptAnswer(owner: Owner, operation: string, token: string): Promise<KeptAnswer | undefined>
  keepAnswer(owner: Owner, operation: string, token: string, answer: KeptAnswer, now: Date): Promise<void>
  /** Other opportunities that hold the entity. */
  isHeldElsewhere(owner: Owner, type: string, entity: string, number: number): Promise<boolean>
  associate(owner: Owner, type: string, entity: string, number: number): Promise<void>
  disassociate(owner: Owner, type: string, entity: string, number: number): Promise<void>
}

export interface Store {
  /** What this file's chances hang on: chosen when it was made, so that a restart changes nobody's AWS team. */
  seed: string
  /** Another one for every file, however it was made; a copy keeps it. */
  identity: string
  /** For reading only, and only what is committed. */
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
  options: { durable?: boolean | undefined } = {},
): Promise<Store> {
  const { database, prepare } = openSqliteFile<Tables>(file, options)
  await migrate(database, 'emulator', migrations)
  const statements = prepareStatements(preparing({ prepare }))
  const list = createOpportunityList(statements, prepare<{ data_version: number }>('pragma data_version'))
  const savepoint = {
    set: prepare('savepoint part'),
    undo: prepare('rollback to part'),
    release: prepare('release part'),
  }
  const writes = createGroupCommit<Session>({
    async transaction(works) {
      const saved: OpportunityTable[] = []
      await database.transaction().execute(async (transaction) => {
        list.catchUp()
        let done = 0
        await works(session({ database: transaction, statements, list, saved, at: inside }), {
          begin() {
            savepoint.set.run([])
            done = saved.length
          },
          undo() {
            savepoint.undo.run([])
            savepoint.release.run([])
            saved.length = done
          },
          end: () => savepoint.release.run([]),
        })
      })
      for (const row of saved) list.take(row)
    },
  })

  return {
    seed: await keptSetting(database, 'seed', seed),
    identity: await keptSetting(database, 'identity', randomUUID()),
    read: session({ database, statements, list, saved: [], at: writes.outside }),
    write: writes.write,
    close: () => database.destroy(),
  }
}

interface OpportunityList extends Pick<OpportunityIndex, 'page' | 'ofCompany'> {
  /** Takes what other processes have written since. */
  catchUp(): void
  /** Takes a row of our own, after its commit. */
  take(row: OpportunityTable): void
}

/** Rows read at once when the index is filled: a list of all would be as large as the index. */
const rowsPerRead = 5000

/** The index, filled at the first need and from then on kept up with the file, whoever writes to it. */
function createOpportunityList(
  statements: Statements,
  dataVersion: { all(parameters: readonly unknown[]): { data_version: number }[] },
): OpportunityList {
  const index = createOpportunityIndex()
  let version: number | undefined
  let change = 0

  function take(row: OpportunityTable): void {
    index.take(row)
    change = Math.max(change, row.change)
  }

  function catchUp(): void {
    // Changes with every commit of another connection, and of no other.
    const [now] = dataVersion.all([])
    if (now?.data_version === version) return
    version = now?.data_version
    for (;;) {
      const rows = statements.changedSince.all({ change, limit: rowsPerRead })
      for (const row of rows) take(row)
      if (rows.length < rowsPerRead) return
    }
  }

  return {
    catchUp,
    take(row) {
      // Before the first fill there is nothing to keep up.
      if (version !== undefined) take(row)
    },
    page(owner, query) {
      catchUp()
      return index.page(owner, query)
    },
    ofCompany(owner, key) {
      catchUp()
      return index.ofCompany(owner, key)
    },
  }
}

/** What the file has under that name; `value` for a file that has nothing yet. */
async function keptSetting(database: Kysely<Tables>, name: string, value: string): Promise<string> {
  await database
    .insertInto('setting')
    .values({ name, value })
    .onConflict((existing) => existing.doNothing())
    .execute()
  const kept = await database
    .selectFrom('setting')
    .select('value')
    .where('name', '=', name)
    .executeTakeFirstOrThrow()
  return kept.value
}

/** More deals than one customer has, fewer than would make a review slow. */
const mostOfCompany = 50

/** Tokens are remembered for a day: the reference (section 9) asks for at least that. */
const tokenLifeMilliseconds = 24 * 60 * 60_000

interface SessionParts {
  database: Kysely<Tables>
  statements: Statements
  list: OpportunityList
  /** Gets the rows that were written. */
  saved: OpportunityTable[]
  /** Runs something on the connection, past Kysely, when that may be. */
  at<T>(run: () => T): Promise<T>
}

/** A transaction's own session may always. */
const inside: SessionParts['at'] = async (run) => run()

function session({ database, statements, list, saved, at }: SessionParts): Session {
  const nextChange = () => (statements.lastChange.all({})[0]?.last ?? 0) + 1
  return {
    database,
    async opportunity({ account, catalog }, id) {
      const number = opportunityNumber(id)
      if (number === undefined) return undefined
      const [row] = await at(() => statements.record.all({ account, catalog, number }))
      return row && fromRow(row)
    },
    async anyOpportunity(id) {
      const number = opportunityNumber(id)
      if (number === undefined) return undefined
      const [row] = await at(() => statements.recordByNumber.all({ number }))
      return row && fromRow(row)
    },
    async opportunityJson({ account, catalog }, id) {
      const number = opportunityNumber(id)
      if (number === undefined) return undefined
      const [row] = await at(() => statements.document.all({ account, catalog, number }))
      return row?.document
    },
    async opportunities(owner, query) {
      return at(() => {
        const { numbers, next } = list.page(owner, query)
        const rows = statements.summaries.all({ numbers: JSON.stringify(numbers) })
        const texts = new Map(rows.map(({ number, summary }) => [number, summary]))
        return { summaries: numbers.map((number) => texts.get(number) as string), ...(next && { next }) }
      })
    },
    async opportunitiesOfCompany(owner, company) {
      return at(() => {
        const numbers = list.ofCompany(owner, companyKey(company)).slice(0, mostOfCompany)
        return numbers.flatMap((number) => statements.recordByNumber.all({ number })).map(fromRow)
      })
    },
    async nextNumber() {
      const [row] = statements.lastNumber.all({})
      return row?.last ? row.last + 1 : firstOpportunityNumber
    },
    async insert(record) {
      const row = toRow(record, nextChange())
      statements.insertRow.run(row)
      statements.insertBody.run(toBody(record))
      statements.insertSummary.run(toSummary(record))
      saved.push(row)
    },
    async save(record) {
      const row = toRow(record, nextChange())
      statements.updateRow.run(row)
      statements.updateBody.run(toBody(record))
      statements.updateSummary.run(toSummary(record))
      saved.push(row)
    },
    async dueForReview(now) {
      return at(() => statements.due.all({ now: now.getTime() }).map(fromRow))
    },
    async nextReviewDue() {
      return at(() => statements.nextDue.all({})[0]?.due ?? undefined)
    },
    async schedule({ due, step, account, catalog, subject }) {
      await database.insertInto('agenda').values({ due, step, account, catalog, subject }).execute()
    },
    async nextEntry(now) {
      const entry = await database
        .selectFrom('agenda')
        .selectAll()
        .where('due', '<=', now.getTime())
        .orderBy('due')
        .orderBy('number')
        .limit(1)
        .executeTakeFirst()
      return entry && { ...entry, catalog: entry.catalog as Catalog }
    },
    async removeEntry(number) {
      await database.deleteFrom('agenda').where('number', '=', number).execute()
    },
    async nextAgendaDue() {
      const row = await database
        .selectFrom('agenda')
        .select((eb) => eb.fn.min('due').as('due'))
        .executeTakeFirst()
      return row?.due ?? undefined
    },
    async hasSnapshotJob(opportunity) {
      const running = await at(() => statements.snapshotJob.all({ opportunity }))
      return running.length > 0
    },
    async keptAnswer({ account, catalog }, operation, token) {
      const key = { account, catalog, operation, token: tokenHash(token) }
      const [row] = await at(() => statements.token.all(key))
      return row && { bodyHash: row.body_hash, response: row.response }
    },
    async keepAnswer({ account, catalog }, operation, token, { bodyHash, response }, now) {
      const created = now.getTime()
      await database
        .deleteFrom('client_token')
        .where('created', '<', created - tokenLifeMilliseconds)
        .execute()
      const row = { account, catalog, operation, token_hash: tokenHash(token), body_hash: bodyHash }
      await database
        .insertInto('client_token')
        .values({ ...row, response, created })
        .execute()
    },
    async isHeldElsewhere({ account, catalog }, type, entity, number) {
      const holder = await database
        .selectFrom('association')
        .select('number')
        .where('account', '=', account)
        .where('catalog', '=', catalog)
        .where('type', '=', type)
        .where('entity', '=', entity)
        .where('number', '<>', number)
        .limit(1)
        .executeTakeFirst()
      return holder !== undefined
    },
    async associate({ account, catalog }, type, entity, number) {
      await database.insertInto('association').values({ account, catalog, type, entity, number }).execute()
    },
    async disassociate({ account, catalog }, type, entity, number) {
      await database
        .deleteFrom('association')
        .where('account', '=', account)
        .where('catalog', '=', catalog)
        .where('type', '=', type)
        .where('entity', '=', entity)
        .where('number', '=', number)
        .execute()
    },
  }
}

/** A token may hold any character; its hash is safe to store, to index and to see. */
function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

function fromRow(row: RecordRow): StoredOpportunity {
  return {
    number: row.number,
    account: row.account,
    catalog: row.catalog as Catalog,
    visible: row.visible === 1,
    document: JSON.parse(row.document),
    state: JSON.parse(row.state),
    modified: row.modified,
    reviewDue: row.review_due,
  }
}

function toRow(record: StoredOpportunity, change: number): OpportunityTable {
  const { number, account, catalog, visible, document, modified, reviewDue } = record
  return {
    number,
    account,
    catalog,
    visible: Number(visible),
    created: Date.parse(document.CreatedDate ?? ''),
    modified,
    stage: document.LifeCycle.Stage,
    review_status: document.LifeCycle.ReviewStatus,
    company_key: companyKey(document.Customer?.Account?.CompanyName ?? ''),
    close_date: document.LifeCycle.TargetCloseDate ?? '',
    review_due: reviewDue,
    change,
  }
}

function toBody({ number, document, state }: StoredOpportunity) {
  return {
    number,
    document: JSON.stringify(document),
    state: JSON.stringify(state),
  }
}

function toSummary({ number, document }: StoredOpportunity): OpportunitySummaryTable {
  return { number, summary: JSON.stringify(summaryOf(document)) }
}
