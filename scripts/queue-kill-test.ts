/**
 * `npm run queue:kill-test -- --rounds 100`: shows that `kill -9` while changes are ordered and sent loses and doubles none
 * of them. `--database postgres://…` to try it there. Exits with 1 when it does.
 */
import { parseArgs } from 'node:util'
import { queueKillRounds } from './queue-kill-rounds'

const { values } = parseArgs({
  args: process.argv.slice(2),
  options: { rounds: { type: 'string', default: '100' }, database: { type: 'string' } },
})
const rounds = Number(values.rounds)
if (!Number.isInteger(rounds) || rounds < 1) {
  console.error('--rounds takes a whole number, 1 or more')
  process.exit(1)
}

let orders = 0
const killing = queueKillRounds(rounds, values.database)
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
  process.exitCode = lost.length + doubled.length + overtaken.length > 0 || orders === 0 ? 1 : 0
  break
}
