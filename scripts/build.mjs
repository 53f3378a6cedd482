/**
 * Builds the app when, and only when, something that the build reads has changed. A hash over the sources, the lock file
 * and the Node version is kept inside `.next`, so deleting that folder also forces a build.
 */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundleIfNeeded } from './bundle.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const stamp = join(root, '.next', 'tandem-build')
const folders = ['app', 'components', 'lib', 'public']
const files = [
  'instrumentation.ts',
  'next.config.ts',
  'package-lock.json',
  'package.json',
  'postcss.config.mjs',
  'proxy.ts',
  'tailwind.config.ts',
  'tsconfig.json',
]

/** Every file the build may read, as paths from the root, in a stable order. Tests do not change what is built. */
function sources() {
  const nested = folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && !/\.(test|contract)\.tsx?$/.test(entry.name))
        .map((entry) => join(entry.parentPath, entry.name).slice(root.length)),
    )
  return [...files.filter((file) => existsSync(join(root, file))), ...nested].sort()
}

function fingerprint() {
  const hash = createHash('sha256').update(`${process.version} ${process.platform} ${process.arch}\n`)
  for (const file of sources())
    hash
      .update(`${file}\n`)
      .update(readFileSync(join(root, file)))
      .update('\n')
  return hash.digest('hex')
}

function builtFrom() {
  return existsSync(stamp) ? readFileSync(stamp, 'utf8') : undefined
}

function runBuild() {
  const next = join(root, 'node_modules', 'next', 'dist', 'bin', 'next')
  const child = spawn(process.execPath, [next, 'build'], {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      // The build renders pages until they ask for a request. One that opened data before would make databases here, and
      // the first start would take them for a seller's own: with a folder that cannot be, it fails the build instead.
      DATA_DIR: join(root, 'package.json', 'no-data-while-building'),
    },
  })
  const stop = (signal) => child.kill(signal)
  process.once('SIGINT', stop).once('SIGTERM', stop)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => {
      process.off('SIGINT', stop).off('SIGTERM', stop)
      if (code === 0) resolve()
      else reject(new Error(signal ? `The build was stopped (${signal}).` : 'The build failed; see above.'))
    })
  })
}

/**
 * Makes `.next` fit the sources.
 * @returns Seconds the build took, or undefined when there was nothing to do.
 * @throws When the build fails or is stopped.
 */
export async function buildIfNeeded(say = console.info) {
  const wanted = fingerprint()
  const have = builtFrom()
  if (have === wanted) return undefined
  say(
    have
      ? 'Sources changed. Building Tandem…'
      : 'Building Tandem (only the first time, about half a minute)…',
  )
  const began = performance.now()
  rmSync(stamp, { force: true })
  await runBuild()
  writeFileSync(stamp, wanted)
  return (performance.now() - began) / 1000
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const seconds = await buildIfNeeded()
    // After Next, which empties the folder that both build into.
    await bundleIfNeeded(console.info)
    console.info(seconds ? `Built in ${seconds.toFixed(0)} s.` : 'The build is up to date.')
  } catch (error) {
    console.error(error.message)
    process.exitCode = 1
  }
}
