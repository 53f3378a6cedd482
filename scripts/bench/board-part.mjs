/** `npm run bench -- board`: calls through the SDK, and the pipeline board in Chromium. */
import { join } from 'node:path'
import { buildIfNeeded } from '../build.mjs'
import { measureBoard } from './board.mjs'
import { atMost, perSecond, printTable } from './numbers.mjs'
import { seedFolder } from './servers.mjs'
import { measureThroughput } from './throughput.mjs'

const sizes = { small: 250, large: 10_000 }

const times = (value) => `${value.toFixed(2)}×`

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

/** @returns Whether everything was reached. */
export async function benchBoard(folder) {
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
