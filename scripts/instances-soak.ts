/**
 * `npm run instances:soak -- --seconds 60`: sellers work on two Tandem servers that share one PostgreSQL, while one of the
 * servers is killed every ten seconds. Exits with 1 when a change is lost or doubled, or an error was shown.
 */
import { parseArgs } from 'node:util'
import { postgresFolder } from '../lib/sql/test-postgres'
import { type InstancesSoakReport, soakInstances } from './instances/soak-instances'

const { values } = parseArgs({
  args: process.argv.slice(2),
  options: { seconds: { type: 'string', default: '60' }, 'kill-every': { type: 'string', default: '10' } },
})
const [seconds, killEverySeconds] = [values.seconds, values['kill-every']].map(Number)
if (!seconds || !killEverySeconds || seconds < 1 || killEverySeconds < 1) {
  console.error('--seconds and --kill-every take a number of seconds, 1 or more')
  process.exit(1)
}
if (postgresFolder() === undefined) {
  console.error('PostgreSQL is not installed')
  process.exit(1)
}

function print(report: InstancesSoakReport): boolean {
  const { lost, doubled, undecided, errors } = report
  for (const [what, all] of Object.entries({ lost, doubled, undecided, error: errors }))
    for (const each of all) console.error(`  ${what}: ${each}`)
  console.info(
    [
      `${report.kills} kills, ${report.acknowledged} acknowledged changes, ${report.applied} updates at Partner Central: ${lost.length} lost, ${doubled.length} doubled, ${undecided.length} undecided`,
      `${report.passedOn} requests passed on, ${report.readAgain} read again, ${report.retries} retry notices, ${errors.length} errors`,
      `Everything had arrived ${report.drainSeconds.toFixed(0)} s after the last click`,
    ].join('\n'),
  )
  return report.acknowledged > 0 && lost.length + doubled.length + undecided.length + errors.length === 0
}

const isGood = print(await soakInstances({ seconds, killEverySeconds, say: (line) => console.info(line) }))
process.exit(isGood ? 0 : 1)
