/**
 * Measures Tandem against what it promises, in one run on this machine, as ratios where a machine's speed would matter:
 * `npm run bench`, or one half of it with `npm run bench -- service` or `-- board`. Takes a quarter of an hour, most of it
 * for making records in a temporary folder and for a million requests.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildIfNeeded } from './build.mjs'

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true'
const { measureBoard } = await import('./bench/board.mjs')
const { atLeast, atMost, printTable } = await import('./bench/numbers.mjs')
const { seedFolder } = await import('./bench/servers.mjs')
const { measureThroughput } = await import('./bench/throughput.mjs')
const { startBareServer } = await import('./bench/servers.mjs')
const { copyRecords, makeRecords } = await import('./bench/records.mjs')
const { measureStandaloneStart } = await import('./bench/standalone-start.mjs')
const { measureLists, measureMemory, measureRates } = await import('./bench/wire.mjs')

const sizes = { small: 250, large: 10_000 }

function throughputRows({ list, update }) {
  const rows = (name, { inProcess, http, bare }) => [
    {
      name: `${name}, in-process`,
      measured: perSecond(inProcess),
      wanted: `${times(inProcess / bare)} of bare`,
    },
    { name: `${name}, HTTP door`, measured: perSecond(http), wanted: `${times(http / bare)} of bare` },
    { name: `${name}, bare server`, measured: perSecond(bare) },
  ]
  return [...rows('ListOpportunities (100)', list), ...rows('UpdateOpportunity', update)]
}

const perSecond = (value) => `${value.toFixed(0)} a second`
const times = (value) => `${value.toFixed(2)}×`

function boardRows({ small, large, scriptless }) {
  const both = (read) => Math.max(read(small), read(large))
  return [
    { name: 'cards visible, script-less page', measured: `${scriptless.cardsVisible.toFixed(0)} ms` },
    { name: 'cards visible, 250 deals', measured: `${small.load.cardsVisible.toFixed(0)} ms` },
    { name: 'cards visible, 10,000 deals', measured: `${large.load.cardsVisible.toFixed(0)} ms` },
    atMost('10,000 beside 250', large.load.cardsVisible / small.load.cardsVisible, 1.2, '×', 2),
    atMost('250 beside script-less', small.load.cardsVisible / scriptless.cardsVisible, 3, '×', 2),
    atMost('10,000 beside script-less', large.load.cardsVisible / scriptless.cardsVisible, 3, '×', 2),
    atMost(
      'first-load script, gzipped',
      both(({ load }) => load.scriptKb),
      230,
      'KB',
    ),
    atMost(
      'total blocking time',
      both(({ load }) => load.blockingMs),
      50,
      'ms',
    ),
    atMost(
      'JS heap',
      both(({ load }) => load.heapMb),
      15,
      'MB',
      1,
    ),
    atMost(
      'dropped card in its column',
      both(({ move }) => move.drop?.frames ?? Number.POSITIVE_INFINITY),
      1,
      'frame',
    ),
    atMost('bytes of a stage change, 250 deals', small.move.bytes / 1024, 5, 'KB', 1),
    atMost('bytes of a stage change, 10,000 deals', large.move.bytes / 1024, 5, 'KB', 1),
    atMost('typed filter, 250 deals', small.filterMs, 100, 'ms'),
    atMost('typed filter, 10,000 deals', large.filterMs, 100, 'ms'),
  ]
}

function rateRows({ rates: { get, list, update }, sdk }) {
  return [
    { name: 'GetOpportunity, bare server', measured: perSecond(get.bare) },
    { name: 'GetOpportunity, verify and read', measured: perSecond(get.reading) },
    { name: 'GetOpportunity, service', measured: perSecond(get.service) },
    atLeast('  beside verify and read', get.service / get.reading, 0.5),
    { name: 'ListOpportunities (100), bare server', measured: perSecond(list.bare) },
    { name: 'ListOpportunities (100), verify and read', measured: perSecond(list.reading) },
    { name: 'ListOpportunities (100), service', measured: perSecond(list.service) },
    atLeast('  beside verify and read', list.service / list.reading, 0.4),
    { name: 'UpdateOpportunity, bare durable update', measured: perSecond(update.reading) },
    { name: 'UpdateOpportunity, service', measured: perSecond(update.service) },
    atLeast('  beside the bare one', update.service / update.reading, 0.3),
    { name: 'GetOpportunity by SDK, verify and read, p50', measured: `${sdk.reading.toFixed(2)} ms` },
    { name: 'GetOpportunity by SDK, service, p50', measured: `${sdk.service.toFixed(2)} ms` },
    atMost('  beside verify and read', sdk.service / sdk.reading, 1.5, '×', 2),
  ]
}

function listRows(results) {
  return results.map(({ name, small, large, ratio }) => ({
    ...atMost(name, ratio, 1.5, '×', 2),
    name: `${name} (${small.toFixed(0)} and ${large.toFixed(0)} a second)`,
  }))
}

function memoryRows({ early, late, rate }) {
  return [
    { name: 'requests', measured: perSecond(rate) },
    { name: 'resident after 100,000 requests', measured: `${early.toFixed(0)} MB` },
    { name: 'resident after 1,000,000 requests', measured: `${late.toFixed(0)} MB` },
    atMost('  beside each other', late / early, 1.1, '×', 2),
  ]
}

async function benchService(folder) {
  const files = {
    small: { dataDir: join(folder, 'small'), count: 1000 },
    large: { dataDir: join(folder, 'large'), count: 100_000 },
    spare: { dataDir: join(folder, 'spare') },
  }
  const start = await measureStandaloneStart(join(folder, 'started'))
  console.info('Making 101,000 records…')
  for (const { dataDir, count } of [files.small, files.large]) await makeRecords(dataDir, count)
  // The first write would have to wait for all of a file that is not on disk yet.
  await copyRecords(files.large.dataDir, files.spare.dataDir)
  console.info('Measuring raw signed requests over 100,000 records…')
  const rates = await measureRates(files, startBareServer)
  console.info('Measuring lists over 1,000 and over 100,000 records…')
  const lists = await measureLists(files)
  console.info('Sending a million requests…')
  const memory = await measureMemory(files.small)
  return [
    printTable('npm run partner-central, without npm', [
      atMost('from start to first answer', start, 1000, 'ms'),
    ]),
    printTable('The embedded service alone, raw signed requests over 10 connections', rateRows(rates)),
    printTable('ListOpportunities (100), 100,000 records beside 1,000', listRows(lists)),
    printTable('Memory over a million requests: reads, lists and updates', memoryRows(memory)),
  ].every(Boolean)
}

async function benchBoard(folder) {
  await buildIfNeeded()
  const folders = { small: join(folder, 'small'), large: join(folder, 'large') }
  for (const [name, opportunities] of Object.entries(sizes)) await seedFolder(folders[name], opportunities)
  console.info('\nMeasuring calls…')
  const throughput = await measureThroughput(folders.large)
  console.info('Measuring the board…')
  const board = await measureBoard(folders)
  printTable('Calls, one after the other, through the SDK, signature verified', throughputRows(throughput))
  const reached = printTable(
    `The board, ${board.expectedCards} cards in view, medians of five cold loads`,
    boardRows(board),
  )
  for (const [name, { move }] of Object.entries({ 250: board.small, '10,000': board.large })) {
    console.info(`  A stage change at ${name} deals made these requests: ${move.requests.join(', ')}`)
  }
  return reached
}

const halves = { service: benchService, board: benchBoard }
const [asked] = process.argv.slice(2)
if (asked && !halves[asked]) {
  console.error(`Usage: npm run bench [-- ${Object.keys(halves).join(' | ')}]`)
  process.exit(1)
}

const folder = mkdtempSync(join(tmpdir(), 'tandem-bench-'))
process.env.TMPDIR = folder
try {
  console.info(
    `Node ${process.version}, ${availableParallelism()} × ${cpus()[0]?.model ?? 'unknown processor'}`,
  )
  for (const [name, run] of Object.entries(halves)) {
    if (asked && asked !== name) continue
    const own = mkdtempSync(join(folder, `${name}-`))
    if (!(await run(own))) process.exitCode = 1
    rmSync(own, { recursive: true, force: true, maxRetries: 5 })
  }
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}
