import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { bundleIfNeeded } from '../bundle.mjs'
import { root } from '../typescript.mjs'
import { median } from './numbers.mjs'

const starts = 7

/** @returns Milliseconds from the command until the service has answered, Node's own start included: median of seven. */
export async function measureStandaloneStart(dataDir) {
  await bundleIfNeeded()
  const times = []
  for (let start = 0; start < starts; start++) times.push(await startOnce(dataDir))
  return median(times)
}

async function startOnce(dataDir) {
  const began = performance.now()
  const script = ['scripts/partner-central.mjs', '--port', '0', '--data', dataDir, '--json']
  const child = spawn(process.execPath, script, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
  const exit = once(child, 'exit')
  const [told] = await Promise.race([
    once(createInterface(child.stdout), 'line'),
    exit.then(() => Promise.reject(new Error('The standalone service did not start'))),
  ])
  await fetch(JSON.parse(told).endpoint)
  const took = performance.now() - began
  child.kill()
  await exit
  return took
}
