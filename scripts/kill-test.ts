/**
 * `npm run kill-test -- --rounds 20`: shows that `kill -9` in a burst of writes loses nothing that was acknowledged.
 * Exits with 1 when something is lost.
 */
import { parseArgs } from 'node:util'
import { killRounds } from './kill-rounds'

const { values } = parseArgs({
  args: process.argv.slice(2),
  options: { rounds: { type: 'string', default: '20' } },
})
const rounds = Number(values.rounds)
if (!Number.isInteger(rounds) || rounds < 1) {
  console.error('--rounds takes a whole number, 1 or more')
  process.exit(1)
}

let round = 0
let writes = 0
let losses = 0
for await (const { acknowledged, lost } of killRounds(rounds)) {
  round += 1
  writes += acknowledged
  losses += lost.length
  console.info(`Round ${round} of ${rounds}: killed after ${acknowledged} writes, ${lost.length} lost`)
  for (const loss of lost) console.error(`  ${loss}`)
}
console.info(`${writes} acknowledged writes, ${losses} lost`)
process.exitCode = losses > 0 || writes === 0 ? 1 : 0
