import { bundleIfNeeded } from '../bundle.mjs'
import { median } from './numbers.mjs'
import { startPartnerCentral } from './servers.mjs'

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
  const { url, stop } = await startPartnerCentral(dataDir)
  await fetch(url)
  const took = performance.now() - began
  await stop()
  return took
}
