/** `npm run bench -- meeting`: a meeting's first screen at 250 and at 10,000 deals, each with two years of history. */
import { buildIfNeeded } from '../build.mjs'
import { measureMeeting } from './meeting.mjs'
import { atMost, milliseconds, printTable } from './numbers.mjs'

const sizes = { small: 250, large: 10_000 }

function rowsOf(name, { visibleMs, pageKb, readMs, moved }) {
  return [
    { name: `visible, ${name}`, measured: `${milliseconds(visibleMs)} ms` },
    { name: '  the server’s reading, processor time', measured: `${milliseconds(readMs)} ms` },
    { name: '  movements it tells of', measured: String(moved) },
    { name: '  the page', measured: `${pageKb.toFixed(0)} KB` },
  ]
}

/** @returns Whether everything was reached. */
export async function benchMeeting(folder) {
  await buildIfNeeded()
  console.info('\nPlaying two years of work…')
  const { small, large } = await measureMeeting(folder, sizes)
  return printTable('A meeting’s first screen, medians of five cold loads', [
    ...rowsOf('250 deals', small),
    ...rowsOf('10,000 deals', large),
    atMost('10,000 beside 250', large.visibleMs / small.visibleMs, 1.5, '×', 2),
  ])
}
