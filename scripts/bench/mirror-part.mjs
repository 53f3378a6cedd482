/** `npm run bench -- mirror`: what Tandem's own copy of AWS's records costs at 1,000, 10,000 and 100,000 of them. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { buildIfNeeded } from '../build.mjs'
import { importTypeScript } from '../typescript.mjs'
import { measureBoardBesideSql, measureTotals } from './bare-sql.mjs'
import { fillMirror } from './deals.mjs'
import { execute, openEngines } from './engines.mjs'
import { measureJumps, measureLists, measureSearch } from './lists.mjs'
import { atMost, milliseconds, printTable } from './numbers.mjs'
import { makeRecords } from './records.mjs'
import { measureServer } from './server-memory.mjs'
import { startPartnerCentral } from './servers.mjs'
import { measureSync } from './sync.mjs'

const sizes = [1000, 10_000, 100_000]
const changes = [0, 10, 100]

const inWords = (count) => count.toLocaleString('en-US')

async function openFilled(location, count, service) {
  const { openDatabase } = await importTypeScript('lib/sql/open-database.ts')
  const { openMirror } = await importTypeScript('lib/mirror/open-mirror.ts')
  const { migrateDatabase } = await importTypeScript('lib/services/migrate-database.ts')
  const database = openDatabase(location)
  await migrateDatabase(database)
  await fillMirror(database, count, service)
  // What PostgreSQL does by itself within minutes.
  if (location.engine === 'postgres') await execute(location, 'vacuum analyze')
  return { database, location, mirror: await openMirror(database) }
}

/** More rows than this say nothing more: they are sorted, and the worst come first. */
const mostRows = 12

function growthRows(results) {
  const rows = results.slice(0, mostRows).map(({ name, times }) => ({
    ...atMost(name, times.at(-1) / times[0], 1.5, '×', 2),
    name: `${name} (${times.map(milliseconds).join(', ')})`,
  }))
  const others = results.slice(mostRows).map(({ times }) => times.at(-1) / times[0])
  if (others.length === 0) return rows
  return [...rows, atMost(`each of ${others.length} others`, Math.max(...others), 1.5, '×', 2)]
}

function firstLookRows(jumps, searches) {
  return [
    ...jumps.map(({ name, jump, next }) => ({
      name,
      measured: `${milliseconds(jump)} ms, then the next page ${milliseconds(next)} ms`,
    })),
    ...searches.map(({ name, anew }) => ({
      name: `search for ${name}`,
      measured: `${milliseconds(anew)} ms`,
    })),
  ]
}

function partRows({ besideSql, totals, searches }) {
  const { board, bare, statements } = besideSql
  return [
    { name: 'board, first page', measured: milliseconds(board) },
    { name: `its ${statements} statements alone`, measured: milliseconds(bare) },
    atMost('  the board beside them', board / bare, 3, '×', 2),
    { name: 'reading the rows of all columns', measured: milliseconds(totals.rows) },
    { name: 'counts and sums of all columns', measured: milliseconds(totals.totals) },
    atMost('  beside reading the rows', totals.totals / totals.rows, 0.1, '×', 4),
    ...searches.map(({ name, search, list }) => ({
      ...atMost('', search / list, 3, '×', 2),
      name: `search for ${name} beside the list (${milliseconds(search)}, ${milliseconds(list)})`,
    })),
  ]
}

async function benchReads(engine, opened) {
  console.info(`Reading boards and lists from ${engine.name}…`)
  const mirrors = opened.map(({ mirror }) => mirror)
  const { boards, first, far } = await measureLists(mirrors)
  const largest = opened.at(-1)
  const parts = {
    besideSql: await measureBoardBesideSql(largest.database, largest.location),
    totals: await measureTotals(largest.database, largest.location),
    searches: await measureSearch(largest.mirror),
  }
  const jumps = await measureJumps(largest.mirror)
  const [smallest, middle, most] = sizes.map(inWords)
  printTable(
    `${engine.name}: ${most} deals, page 200 and searches looked at for the first time after a change`,
    firstLookRows(jumps, parts.searches),
  )
  return [
    printTable(
      `${engine.name}: boards, first page, ${most} deals beside ${smallest} (ms at ${smallest}, ${middle}, ${most})`,
      growthRows(boards),
    ),
    printTable(
      `${engine.name}: lists, page 1 of 50 rows, ${most} deals beside ${smallest} (ms at ${smallest}, ${middle}, ${most})`,
      growthRows(first),
    ),
    printTable(
      `${engine.name}: lists, the same far page at ${most} deals beside ${middle}, looked at again (ms at ${middle}, ${most}); ` +
        `${smallest} have no page 200, and with a filter ${middle} do not either: then the page in their middle`,
      growthRows(far),
    ),
    printTable(`${engine.name}: at ${most} deals`, partRows(parts)),
  ]
}

async function benchServers(engine, folder, opened, service) {
  console.info(`Reading from servers on ${engine.name}…`)
  const resident = []
  for (const { location } of [opened[0], opened.at(-1)])
    resident.push(await measureServer(location, folder, service))
  const [small, large] = resident
  return printTable(`${engine.name}: memory of a server after its pages and data were read`, [
    { name: `at ${inWords(sizes[0])} deals`, measured: `${small.toFixed(0)} MB` },
    { name: `at ${inWords(sizes.at(-1))} deals`, measured: `${large.toFixed(0)} MB` },
    atMost('  beside each other', large / small, 1.3, '×', 2),
  ])
}

function syncRows([small, large]) {
  const most = changes.at(-1)
  return [
    ...changes.map((count) => ({
      name: `${count} changes, ${inWords(sizes[0])} and ${inWords(sizes.at(-1))} records`,
      measured: `${milliseconds(small[count])} and ${milliseconds(large[count])} ms`,
    })),
    ...changes.map((count) => atMost(`  ${count} changes`, large[count] / small[count], 1.5, '×', 2)),
    {
      name: `${most} changes beside none`,
      measured: `${(large[most] / large[0]).toFixed(1)} ×`,
    },
  ]
}

async function benchSync(engine, recordFolders) {
  console.info(`Bringing mirrors up to date on ${engine.name}…`)
  const places = []
  for (const [name, dataDir] of Object.entries(recordFolders))
    places.push({ dataDir, location: await engine.location(`sync_${name}`) })
  const results = await measureSync(places, changes)
  return printTable(`${engine.name}: a look at the list, by what has changed since`, syncRows(results))
}

async function benchEngine(engine, folder, service) {
  console.info(`Filling mirrors on ${engine.name}…`)
  const opened = []
  try {
    for (const count of sizes)
      opened.push(await openFilled(await engine.location(`deals_${count}`), count, service))
    const reads = await benchReads(engine, opened)
    return [...reads, await benchServers(engine, folder, opened, service)]
  } finally {
    for (const { database } of opened) await database.destroy()
  }
}

/** @returns Whether everything was reached, on both engines. */
export async function benchMirror(folder) {
  await buildIfNeeded()
  const recordFolders = { small: join(folder, 'records-small'), large: join(folder, 'records-large') }
  for (const dataDir of Object.values(recordFolders)) mkdirSync(dataDir)
  console.info(`Making ${inWords(sizes[0] + sizes.at(-1))} records…`)
  await makeRecords(recordFolders.small, sizes[0])
  await makeRecords(recordFolders.large, sizes.at(-1))
  // Nothing has changed there since the mirrors were filled.
  const service = await startPartnerCentral(join(folder, 'service'))
  const engines = await openEngines(folder)
  const reached = []
  try {
    for (const engine of engines) {
      reached.push(...(await benchEngine(engine, folder, service.url)))
      reached.push(await benchSync(engine, recordFolders))
    }
  } finally {
    for (const engine of engines) await engine.stop()
    await service.stop()
  }
  if (engines.length > 1) return reached.every(Boolean)
  console.warn('\nPostgreSQL is not installed: only SQLite was measured, which is half of it.')
  return false
}
