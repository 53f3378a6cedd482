/** Runs a TypeScript script: `node scripts/run.mjs scripts/seed.ts --opportunities 250`. */
import nextEnv from '@next/env'
import { importTypeScript, root } from './typescript.mjs'

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true'
nextEnv.loadEnvConfig(root, false, { info: () => {}, error: console.error })

const [script, ...rest] = process.argv.slice(2)
if (!script) {
  console.error('Usage: node scripts/run.mjs scripts/NAME.ts [arguments]')
  process.exit(1)
}
process.argv.splice(1, process.argv.length, script, ...rest)
await importTypeScript(script)
