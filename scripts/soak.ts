import { writeSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { operationNames } from '@/lib/emulator/fuzz/generated-requests'
import { type SoakReport, soak } from '@/lib/emulator/fuzz/soak'
import { startWatchdog } from './soak-watchdog'

const usage = `Sends generated requests to an embedded Partner Central in this process.

  npm run soak -- [--requests N] [--seed N]

  --requests  how many (default 1,000,000)
  --seed      another number makes other requests (default 1)

Fails on a 500, a hang, an answer that is not documented, or a change by a refused call.`

/** No request may keep the service busy for as long as this. */
const hangSeconds = 30

function wholeNumber(name: string, text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text)
  console.error(`--${name}: use a whole number\n\n${usage}`)
  process.exit(1)
}

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
    help: { type: 'boolean', default: false },
  },
})
if (values.help) {
  console.info(usage)
  process.exit(0)
}
const requests = wholeNumber('requests', values.requests)
const seed = wholeNumber('seed', values.seed)

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

/** Megabytes in use, without what is garbage. */
function memory(): string {
  collectGarbage()
  const { heapUsed, external, rss } = process.memoryUsage()
  const megabytes = (bytes: number) => Math.round(bytes / 1024 / 1024)
  return `heap ${megabytes(heapUsed + external)} MB, process ${megabytes(rss)} MB`
}

/** A service that does what it should has nothing to log. */
const logged: string[] = []
const printError = console.error
console.error = (...parts: unknown[]) => void logged.push(parts.join(' '))

const started = performance.now()
const milestones = new Map([
  [Math.floor(requests * 0.1), 'start'],
  [Math.floor(requests * 0.5), 'middle'],
])
const memories: string[] = []

let printed = 0

function progress({ played, found, findings, refusals }: SoakReport): void {
  for (const finding of findings.slice(printed)) printError(`\n${finding}`)
  printed = findings.length
  for (const [count, name] of milestones) {
    if (played < count) continue
    milestones.delete(count)
    memories.push(`${name.padEnd(7)}${memory()}`)
  }
  const seconds = (performance.now() - started) / 1000
  const refused = [...refusals.values()].reduce((sum, count) => sum + count, 0)
  const line = `${played.toLocaleString('en-US')} requests, ${Math.round(played / seconds)} a second, ${refused.toLocaleString('en-US')} refused, ${found} findings`
  if (process.stdout.isTTY) writeSync(1, `\r${line} `)
  else if (played % Math.max(500, Math.ceil(requests / 20_000) * 1_000) === 0) console.info(line)
}

const watchdog = startWatchdog(operationNames, hangSeconds)
const report = await soak({
  requests,
  seed,
  onRequest: (number, { operation }) => watchdog.beat(number, operation),
  onBatch: progress,
})
watchdog.stop()
memories.push(`${'end'.padEnd(7)}${memory()}`)

const seconds = (performance.now() - started) / 1000
console.info(
  `\n${report.played.toLocaleString('en-US')} requests with seed ${seed} in ${Math.round(seconds)} seconds`,
)
for (const [name, { answered, refused }] of [...report.operations].sort(([a], [b]) => (a < b ? -1 : 1))) {
  console.info(
    `  ${name.padEnd(46)}${String(answered).padStart(8)} answered${String(refused).padStart(8)} refused`,
  )
}
for (const [type, count] of [...report.refusals].sort((a, b) => b[1] - a[1]))
  console.info(`  ${type.padEnd(46)}${String(count).padStart(8)}`)
console.info(`Memory\n  ${memories.join('\n  ')}`)
const { slowest } = report
console.info(
  `Slowest: ${slowest.operation}, request ${slowest.number}, ${Math.round(slowest.milliseconds)} ms`,
)
console.info(`${report.found} findings`)
console.info(`${logged.length} errors logged by the service`)
for (const line of logged.slice(0, 20)) printError(line)
process.exitCode = report.found + logged.length > 0 || report.played < requests ? 1 : 0
