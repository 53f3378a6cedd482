/**
 * Measures Tandem against what it promises, in one run on this machine, as ratios where a machine's speed would matter:
 * `npm run bench`, or one part of it with `-- service`, `-- board`, `-- mirror` or `-- meeting`. Takes half an hour, most of
 * it for making records in a temporary folder and for a million requests.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, cpus, tmpdir } from 'node:os'
import { join } from 'node:path'

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true'
const { benchService } = await import('./bench/service-part.mjs')
const { benchBoard } = await import('./bench/board-part.mjs')
const { benchMirror } = await import('./bench/mirror-part.mjs')
const { benchMeeting } = await import('./bench/meeting-part.mjs')

const parts = { service: benchService, board: benchBoard, mirror: benchMirror, meeting: benchMeeting }
const [asked] = process.argv.slice(2)
if (asked && !parts[asked]) {
  console.error(`Usage: npm run bench [-- ${Object.keys(parts).join(' | ')}]`)
  process.exit(1)
}

const folder = mkdtempSync(join(tmpdir(), 'tandem-bench-'))
process.env.TMPDIR = folder
try {
  console.info(
    `Node ${process.version}, ${availableParallelism()} × ${cpus()[0]?.model ?? 'unknown processor'}`,
  )
  for (const [name, run] of Object.entries(parts)) {
    if (asked && asked !== name) continue
    const own = mkdtempSync(join(folder, `${name}-`))
    if (!(await run(own))) process.exitCode = 1
    rmSync(own, { recursive: true, force: true, maxRetries: 5 })
  }
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}
