/**
 * `npm run queue:kill-test -- --rounds 100`: shows that `kill -9` while changes are ordered and sent loses and doubles none
 * of them. `--database postgres://…` tries it there, `--postgres` on a server of its own. Exits with 1 when it does.
 */
import { parseArgs } from 'node:util'
import { postgresFolder, startPostgres } from '../lib/sql/test-postgres'
import { queueKillRounds } from './queue-kill-rounds'

const { values } = parseArgs({
  args: process.argv.slice(2),
  options: {
    rounds: { type: 'string', default: '100' },
    database: { type: 'string' },
    postgres: { type: 'boolean', default: false },
  },
})
const rounds = Number(values.rounds)
const problem =
  ((!Number.isInteger(rounds) || rounds < 1) && '--rounds takes a whole number, 1 or more') ||
  (values.postgres && values.database !== undefined && 'Use --postgres or --database, not both') ||
  (values.postgres && postgresFolder() === undefined && 'PostgreSQL is not installed')
if (problem) {
  console.error(problem)
  process.exit(1)
}

/** @returns How many changes were lost, doubled or overtaken, or 1 when none was acknowledged at all. */
async function killAndCount(database: string | undefined): Promise<number> {
  let orders = 0
  const killing = queueKillRounds(rounds, database)
  for (let round = 1; ; round++) {
    const { done, value } = await killing.next()
    if (!done) {
      orders += value.acknowledged
      console.info(`Round ${round} of ${rounds}: killed after ${value.acknowledged} changes`)
      continue
    }
    const { lost, doubled, overtaken } = value
    for (const each of [...lost, ...doubled, ...overtaken]) console.error(`  ${each}`)
    console.info(
      `${orders} acknowledged changes, ${lost.length} lost, ${doubled.length} doubled, ${overtaken.length} out of order`,
    )
    return orders === 0 ? 1 : lost.length + doubled.length + overtaken.length
  }
}

const server = values.postgres ? await startPostgres() : undefined
try {
  const wrong = await killAndCount(server?.url ?? values.database)
  if (wrong > 0) process.exitCode = 1
} finally {
  await server?.stop()
}
