/**
 * The embedded Partner Central on its own, without the dashboard: `npm run partner-central -- --port 8080 --data ./pc`.
 * `--help` lists the options.
 */
import { bundleIfNeeded } from './bundle.mjs'

try {
  // Not to stdout: with --json that is for one line only.
  const { main } = await import(await bundleIfNeeded(console.error))
  await main(process.argv.slice(2))
} catch (error) {
  console.error(error)
  process.exit(1)
}
