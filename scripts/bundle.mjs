/**
 * Bundles the standalone Partner Central into one module, which Node loads in a tenth of the time that its TypeScript
 * sources take. Again when, and only when, a source that went into it has changed.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const entry = join(root, 'scripts', 'partner-central', 'main.ts')
const target = join(root, '.next', 'partner-central', 'main.mjs')
const stamp = join(root, '.next', 'partner-central', 'built-from.json')

/** What decides about the bundle beside the sources. */
const always = ['scripts/bundle.mjs', 'package-lock.json', 'tsconfig.json']

function fingerprint(sources) {
  const hash = createHash('sha256')
  for (const file of [...always, ...sources])
    hash
      .update(`${file}\n`)
      .update(readFileSync(join(root, file)))
      .update('\n')
  return hash.digest('hex')
}

function isUpToDate() {
  try {
    const { sources, hash } = JSON.parse(readFileSync(stamp, 'utf8'))
    readFileSync(target)
    return fingerprint(sources) === hash
  } catch {
    // Never built, cut short, or a source is gone: the build will say what is wrong.
    return false
  }
}

/** Others may be starting from the same files: they see the old one or the new one, whole. */
function replace(file, text) {
  const aside = `${file}.${process.pid}`
  writeFileSync(aside, text)
  renameSync(aside, file)
}

async function bundle() {
  const { rolldown } = await import('rolldown')
  const build = await rolldown({
    input: entry,
    cwd: root,
    platform: 'node',
    // A native module, loaded from where npm put it.
    external: ['libsql'],
    resolve: {
      alias: { '@': root.replace(/\/$/, '') },
      // The ES module of a package first: only the enumerations of the AWS SDK are wanted, and only it can be divided.
      mainFields: ['module', 'main'],
    },
  })
  const { output } = await build.generate({ format: 'esm' })
  await build.close()
  const [{ code, moduleIds }] = output
  const sources = moduleIds
    .map((id) => relative(root, id))
    .filter((file) => !file.startsWith('node_modules') && !file.startsWith('\0'))
    .sort()
  mkdirSync(dirname(target), { recursive: true })
  replace(target, code)
  replace(stamp, JSON.stringify({ sources, hash: fingerprint(sources) }))
}

/**
 * Makes the bundle fit its sources.
 * @param say Told when there is something to do.
 * @returns The bundle's URL.
 * @throws When a source is broken.
 */
export async function bundleIfNeeded(say = () => {}) {
  if (!isUpToDate()) {
    say('Building the standalone Partner Central…')
    await bundle()
  }
  return pathToFileURL(target).href
}
