/**
 * Runs everything that must hold before a change is done: types, lint, unit tests, the build, and the end-to-end tests in
 * a real Chromium. Leaves nothing behind: data, reports and an unpacked browser live in a temporary folder.
 * The last line says how many tests and checks passed and failed.
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { buildIfNeeded } from './build.mjs'
import { bundleIfNeeded } from './bundle.mjs'
import { importTypeScript, root } from './typescript.mjs'

const folder = mkdtempSync(join(tmpdir(), 'tandem-test-'))
const total = { passed: 0, failed: 0 }
/** What failed, told once more at the end: the log above it is long, and often cut. */
const failures = []
let running

process.env.TMPDIR = folder
process.env.NEXT_TELEMETRY_DISABLED = '1'
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true'
// Test tools choose their own; with "production" React leaves out what they need.
delete process.env.NODE_ENV

function removeFolder() {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    // Playwright stops its servers and browsers on SIGINT only.
    running?.kill('SIGINT')
    process.exitCode = 130
    setTimeout(() => process.exit(), 8000).unref()
  })
}

/** Runs a tool from node_modules and says whether it ended well. */
function run(tool, args, env = {}) {
  if (process.exitCode) return Promise.resolve(false)
  const bin = join(root, 'node_modules', tool)
  running = spawn(process.execPath, [bin, ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  })
  return new Promise((resolve) => {
    running.once('error', () => resolve(false))
    running.once('exit', (code) => resolve(code === 0))
  })
}

function count(passed, failed) {
  total.passed += passed
  total.failed += failed
}

/** One check: it passes or fails as a whole. */
async function check(name, work) {
  console.info(`\n== ${name}`)
  const began = performance.now()
  const passed = await work().catch((error) => {
    console.error(error.message)
    return false
  })
  count(passed ? 1 : 0, passed ? 0 : 1)
  if (!passed) failures.push(name)
  console.info(`${passed ? 'ok' : 'FAILED'}: ${name}, ${((performance.now() - began) / 1000).toFixed(0)} s`)
  return passed
}

function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}

/**
 * Counts what a test runner reported. A run that ended badly without naming a failed test (a file that could not be
 * loaded, a server that did not start) counts as one failure.
 */
function countTests({ endedWell, passed = 0, failed = 0, skipped = 0 }) {
  count(passed, endedWell ? failed : Math.max(1, failed))
  if (skipped > 0) console.info(`${skipped} skipped`)
}

/** A run that ended badly and names no test still stands among what failed. */
function noteFailures(name, endedWell, named) {
  if (named.length > 0) failures.push(...named)
  else if (!endedWell) failures.push(`${name} ended badly: see above.`)
}

/** What was not tried, by the titles it stands under: those say why. */
function skippedGroups(report) {
  const results = (report?.testResults ?? []).flatMap(({ assertionResults }) => assertionResults)
  const skipped = results.filter(({ status }) => status === 'skipped' || status === 'pending')
  return new Set(skipped.map(({ ancestorTitles, title }) => ancestorTitles.join(' › ') || title))
}

/** The failed tests of Vitest's report, and the files that could not be run, each with the beginning of its message. */
function failedUnitTests(report) {
  return (report?.testResults ?? []).flatMap(({ name, status, message, assertionResults }) => {
    const file = relative(root, name)
    const failed = assertionResults.filter((test) => test.status === 'failed')
    if (failed.length === 0) return status === 'failed' ? [`${file}\n${beginning(message)}`] : []
    return failed.map((test) => `${file} › ${test.fullName}\n${beginning(test.failureMessages?.join('\n'))}`)
  })
}

/** The failed tests of Playwright's report: its suites hold suites, which hold tests. */
function failedEndToEndTests(suite) {
  const within = (suite?.suites ?? []).flatMap(failedEndToEndTests)
  const here = (suite?.specs ?? [])
    .filter(({ ok }) => !ok)
    .map(({ file, line, title, tests }) => {
      const errors = tests.flatMap(({ results }) => results.flatMap((result) => result.errors))
      return `e2e/${file}:${line} › ${title}\n${beginning(errors[0]?.message)}`
    })
  return [...within, ...here]
}

const linesOfMessage = 12

function beginning(message = '') {
  const lines = stripVTControlCharacters(message).split('\n').slice(0, linesOfMessage)
  return lines.map((line) => `    ${line}`).join('\n')
}

async function unitTests() {
  console.info('\n== Unit tests')
  const file = join(folder, 'unit.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const endedWell = await run('vitest/vitest.mjs', ['run', ...reporters])
  const report = readReport(file)
  const { numPassedTests, numFailedTests, numPendingTests } = report ?? {}
  countTests({ endedWell, passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests })
  noteFailures('Unit tests', endedWell, failedUnitTests(report))
  for (const group of skippedGroups(report)) console.warn(`SKIPPED: ${group}`)
}

/** Playwright looks for a browser itself; where none can be found, it is asked to download its own. */
async function ensureBrowser() {
  const { findChromium } = await importTypeScript('e2e/browser.ts')
  const found = await findChromium().catch(() => undefined)
  if (!found) await run('playwright/cli.js', ['install', 'chromium'])
}

async function endToEndTests() {
  console.info('\n== End-to-end tests')
  await ensureBrowser()
  const file = join(folder, 'e2e.json')
  const endedWell = await run('@playwright/test/cli.js', ['test'], { TANDEM_REPORT: file })
  const report = readReport(file)
  const { expected, unexpected, flaky = 0, skipped } = report?.stats ?? {}
  countTests({ endedWell, passed: (expected ?? 0) + flaky, failed: unexpected, skipped })
  noteFailures('End-to-end tests', endedWell, failedEndToEndTests(report))
}

async function types() {
  const next = await run('next/dist/bin/next', ['typegen'])
  const app = await run('typescript/bin/tsc', ['--noEmit'])
  const tests = await run('typescript/bin/tsc', ['--noEmit', '-p', 'tsconfig.test.json'])
  return next && app && tests
}

const began = performance.now()
try {
  await check('Types', types)
  await check('Lint', () => run('@biomejs/biome/bin/biome', ['check', '.']))
  await unitTests()
  const built = await check('Build', async () => {
    await buildIfNeeded()
    await bundleIfNeeded()
    return true
  })
  if (built) await endToEndTests()
  else count(0, 1)
} finally {
  removeFolder()
}
if (total.failed > 0) process.exitCode ||= 1
for (const failure of failures) console.info(`\nFAILED: ${failure}`)
console.info(`\nin ${((performance.now() - began) / 1000).toFixed(0)} s`)
console.info(`${total.passed} passed, ${total.failed} failed`)
