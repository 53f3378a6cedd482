/** What the board costs beside the statements that it sends, and totals beside adding up rows. */
import { importTypeScript } from '../typescript.mjs'
import { catalog } from './deals.mjs'
import { timesInTurn } from './numbers.mjs'

/** A Kysely plugin that notes each statement as it is sent. */
function recorder(database) {
  const statements = []
  return {
    statements,
    plugin: {
      transformQuery({ node, queryId }) {
        statements.push(database.getExecutor().compileQuery(node, queryId))
        return node
      },
      transformResult: async ({ result }) => result,
    },
  }
}

/** The driver alone, as `(sql, parameters) => rows`. */
async function openBare(location) {
  if (location.engine === 'sqlite') {
    const { openSqliteFile } = await importTypeScript('lib/sql/sqlite.ts')
    const { database, prepare } = openSqliteFile(location.file)
    const prepared = new Map()
    return {
      async ask(sql, parameters = []) {
        const statement = prepared.get(sql) ?? prepare(sql)
        prepared.set(sql, statement)
        return statement.all(parameters)
      },
      close: () => database.destroy(),
    }
  }
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: location.url })
  await client.connect()
  return {
    ask: async (text, values = []) => (await client.query({ text, values: [...values] })).rows,
    close: () => client.end(),
  }
}

async function statementsOf(database, read) {
  const { openMirror } = await importTypeScript('lib/mirror/open-mirror.ts')
  const { statements, plugin } = recorder(database)
  const mirror = await openMirror(database.withPlugin(plugin))
  statements.length = 0
  await read(mirror)
  return [...statements]
}

/**
 * @returns Median milliseconds of the board's data and of the statements it consists of, one after the other through the
 *   driver: `{ board, bare, statements }`.
 */
export async function measureBoardBesideSql(database, location) {
  const { openMirror } = await importTypeScript('lib/mirror/open-mirror.ts')
  const { firstPageSize } = await importTypeScript('app/(workspace)/opportunities/queries.ts')
  const readBoard = (mirror) => mirror.pipeline(catalog, {}, firstPageSize)
  const statements = await statementsOf(database, readBoard)
  const mirror = await openMirror(database)
  const bare = await openBare(location)
  try {
    const askAll = async () => {
      for (const { sql, parameters } of statements) await bare.ask(sql, parameters)
    }
    const [board, alone] = await timesInTurn([() => readBoard(mirror), askAll])
    return { board, bare: alone, statements: statements.length }
  } finally {
    await bare.close()
  }
}

const rowsToAddUp = [
  'select id, stage, close_date from mirror_opportunity',
  'select id, currency, l0, l1, l2, l3 from mirror_spend',
]

/** @returns Median milliseconds of all columns' counts and sums, and of reading the rows they are of: `{ totals, rows }`. */
export async function measureTotals(database, location) {
  const { stageTotals } = await importTypeScript('lib/mirror/stage-totals.ts')
  const today = new Date().toISOString().slice(0, 10)
  const bare = await openBare(location)
  try {
    const readRows = async () => {
      for (const statement of rowsToAddUp) await bare.ask(statement)
    }
    const [totals, rows] = await timesInTurn([() => stageTotals(database, catalog, {}, today), readRows], 7)
    return { totals, rows }
  } finally {
    await bare.close()
  }
}
