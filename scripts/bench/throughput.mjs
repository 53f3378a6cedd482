/**
 * How many calls a second the embedded service answers to the official SDK client, signature verified: called in-process,
 * called through the app's HTTP door, and beside a bare HTTP server that answers the same bytes to the same client.
 */
import {
  GetOpportunityCommand,
  ListOpportunitiesCommand,
  PartnerCentralSellingClient,
  UpdateOpportunityCommand,
} from '@aws-sdk/client-partnercentral-selling'
import { importTypeScript } from '../typescript.mjs'
import { median } from './numbers.mjs'
import { accessKey, startBareServer, startTandem } from './servers.mjs'

const Catalog = 'Sandbox'
const rounds = 5
const secondsPerRound = 1.5

function clientAt(endpoint, requestHandler) {
  return new PartnerCentralSellingClient({
    region: 'us-east-1',
    endpoint,
    credentials: accessKey,
    ...(requestHandler ? { requestHandler } : {}),
  })
}

const list = (client) => client.send(new ListOpportunitiesCommand({ Catalog, MaxResults: 100 }))

/** Updates one record over and over, each time from the version the last answer gave. */
async function updater(client, id) {
  const { Id, Arn, CreatedDate, OpportunityTeam, RelatedEntityIdentifiers, $metadata, ...record } =
    await client.send(new GetOpportunityCommand({ Catalog, Identifier: id }))
  let version = record.LastModifiedDate
  let turn = 0
  return async () => {
    const LifeCycle = { ...record.LifeCycle, NextSteps: `Call the customer, attempt ${++turn}` }
    const input = { ...record, Identifier: Id, LifeCycle, LastModifiedDate: version }
    version = (await client.send(new UpdateOpportunityCommand(input))).LastModifiedDate
  }
}

/** Calls a second, one after the other. */
async function rate(call) {
  const began = performance.now()
  const until = began + secondsPerRound * 1000
  let calls = 0
  while (performance.now() < until) {
    await call()
    calls++
  }
  return (calls * 1000) / (performance.now() - began)
}

/** Medians over rounds in turn: whatever else the machine does then hits all of them alike. */
async function compare(contenders) {
  const rates = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]))
  for (const call of Object.values(contenders)) await call()
  for (let round = 0; round < rounds; round++) {
    for (const [name, call] of Object.entries(contenders)) rates[name].push(await rate(call))
  }
  return Object.fromEntries(Object.entries(rates).map(([name, values]) => [name, median(values)]))
}

/** Calls once and keeps the bytes of the answer, for the bare server to repeat. */
function recording(fetch) {
  const answers = {}
  const record = async (request) => {
    const response = await fetch(request.clone())
    const body = Buffer.from(await response.clone().arrayBuffer()).toString('base64')
    const headers = { 'content-type': response.headers.get('content-type') ?? 'application/x-amz-json-1.0' }
    answers[request.headers.get('x-amz-target')] = { headers, body }
    return response
  }
  return { record, answers }
}

/** Two deals that may be updated, one for each way in: an update of the one must not make the other's version stale. */
async function updatableIds(client) {
  const { OpportunitySummaries = [] } = await client.send(
    new ListOpportunitiesCommand({
      Catalog,
      LifeCycleReviewStatus: ['Approved'],
      LifeCycleStage: ['Qualified'],
    }),
  )
  const today = new Date().toISOString()
  const ids = OpportunitySummaries.filter(({ LifeCycle }) => (LifeCycle?.TargetCloseDate ?? '') > today)
  if (ids.length < 2) throw new Error('The seeded data has no two approved deals to update')
  return ids.map(({ Id }) => Id)
}

/** @returns Calls a second, by operation: `{ list: { inProcess, http, bare }, update: { … } }`. */
export async function measureThroughput(dataDir) {
  const { openEmulator } = await importTypeScript('lib/emulator/emulator.ts')
  const { inProcessHandler } = await importTypeScript('lib/partner-central/in-process-handler.ts')
  const emulator = await openEmulator({
    file: `${dataDir}/partner-central.db`,
    credentials: accessKey,
    quota: 'off',
    review: 'off',
  })
  const embedded = 'http://partner-central.embedded'
  const inProcess = clientAt(embedded, inProcessHandler(emulator.fetch))
  const [first, second] = await updatableIds(inProcess)
  const { record, answers } = recording(emulator.fetch)
  const recorder = clientAt(embedded, inProcessHandler(record))
  await list(recorder)
  await (await updater(recorder, first))()

  const tandem = await startTandem(dataDir)
  const bareServer = await startBareServer(answers)
  try {
    const http = clientAt(`${tandem.url}/api/partner-central`)
    const bare = clientAt(bareServer.url)
    const listRates = await compare({
      inProcess: () => list(inProcess),
      http: () => list(http),
      bare: () => list(bare),
    })
    const updateRates = await compare({
      inProcess: await updater(inProcess, first),
      http: await updater(http, second),
      bare: await updater(bare, first),
    })
    return { list: listRates, update: updateRates }
  } finally {
    await bareServer.stop()
    await tandem.stop()
    await emulator.close()
  }
}
