export function median(values) {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

const fewestRounds = 5
const longEnoughMs = 1500

/**
 * Times each of these again and again, in turn: whatever else the machine does then hits all of them alike. Slow ones are
 * timed less often.
 * @returns Median milliseconds, in their order; the first round, which warms them up, is left out.
 */
export async function timesInTurn(tasks, rounds = 21) {
  const samples = tasks.map(() => [])
  const end = performance.now() + longEnoughMs
  for (let round = 0; round <= rounds; round++) {
    if (round > fewestRounds && performance.now() > end) break
    for (const [index, task] of tasks.entries()) {
      const began = performance.now()
      await task()
      if (round > 0) samples[index].push(performance.now() - began)
    }
  }
  return samples.map(median)
}

/** A rate as a table shows it. */
export function perSecond(value) {
  return `${value.toFixed(0)} a second`
}

/** As a table shows it, without the unit. */
export function milliseconds(value) {
  return value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0)
}

/**
 * Prints rows as a table. A row is `{ name, measured, wanted?, ok? }`, all text but `ok`; without `ok` it is for reading
 * only.
 * @returns Whether no row missed what it was to reach.
 */
export function printTable(title, rows) {
  const verdict = ({ ok }) => (ok === undefined ? '' : ok ? 'yes' : 'NO')
  const lines = [
    ['', 'measured', 'to reach', 'ok'],
    ...rows.map((row) => [row.name, row.measured, row.wanted ?? '', verdict(row)]),
  ]
  const widths = [0, 1, 2].map((column) => Math.max(...lines.map((line) => line[column].length)))
  console.info(`\n${title}`)
  for (const [name, measured, wanted, ok] of lines) {
    const cells = [name.padEnd(widths[0]), measured.padStart(widths[1]), wanted.padStart(widths[2]), ok]
    console.info(`  ${cells.join('   ').trimEnd()}`)
  }
  return rows.every(({ ok }) => ok !== false)
}

/** A row with a limit: what was measured may be at most that. */
export function atMost(name, value, limit, unit, digits = 0) {
  const show = (number) => `${number.toFixed(digits)} ${unit}`.trim()
  return { name, measured: show(value), wanted: `≤ ${show(limit)}`, ok: value <= limit }
}

/** A row with a floor: what was measured must be at least that many times something. */
export function atLeast(name, value, floor) {
  return { name, measured: `${value.toFixed(2)} ×`, wanted: `≥ ${floor.toFixed(2)} ×`, ok: value >= floor }
}
