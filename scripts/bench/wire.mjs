/**
 * How fast the embedded service answers raw signed requests, beside two servers that do less: one that gives the same
 * bytes, and one that verifies the signature and reads (or durably writes) the same row.
 */
import { GetOpportunityCommand, PartnerCentralSellingClient } from '@aws-sdk/client-partnercentral-selling'
import { median } from './numbers.mjs'
import { askOnce, createSigner, drive, forSeconds } from './raw-client.mjs'
import { catalog, recordsIn } from './records.mjs'
import { residentMb } from './resident-memory.mjs'
import { accessKey, startPartnerCentral, startReadingServer } from './servers.mjs'

const connections = 10
const rounds = 3
const secondsPerRound = 2

const firstNumber = 5_000_001
const idOf = (index) => `O${firstNumber + index}`

const portOf = ({ url }) => Number(new URL(url).port)
const signerFor = (server) => createSigner(accessKey, { host: new URL(server.url).host })

/** Callers that send the same signed bytes again and again. */
function repeating(server, operation, input) {
  const request = signerFor(server)(operation, input)
  return Array.from({ length: connections }, () => ({ request: () => request }))
}

/** Records that may be updated: neither decided nor in a stage that asks for more. */
const isOpen = (index) => index % 10 !== 3 && index % 50 !== 7

/** Callers that each update a record of their own, every time from the version the last answer gave. */
async function updating(server, count) {
  const port = portOf(server)
  const sign = signerFor(server)
  const indexes = Array.from({ length: count }, (_, index) => index).filter(
    (index) => index >= count / 10 && isOpen(index),
  )
  return Promise.all(
    indexes.slice(0, connections).map(async (index) => {
      const read = await askOnce(port, sign('GetOpportunity', { Catalog: catalog, Identifier: idOf(index) }))
      const { Id, Arn, CreatedDate, OpportunityTeam, RelatedEntityIdentifiers, ...record } = read
      let version = record.LastModifiedDate
      let turn = 0
      return {
        request: () =>
          sign('UpdateOpportunity', {
            ...record,
            Identifier: Id,
            LastModifiedDate: version,
            LifeCycle: { ...record.LifeCycle, NextSteps: `Call the customer, attempt ${++turn}` },
          }),
        answered(body) {
          version = JSON.parse(body).LastModifiedDate
        },
      }
    }),
  )
}

/** Medians over rounds in turn: whatever else the machine does then hits all of them alike. */
async function compare(contenders) {
  const rates = contenders.map(() => [])
  for (let round = 0; round <= rounds; round++) {
    for (const [index, { server, callers }] of contenders.entries()) {
      const rate = await drive(portOf(server), callers, forSeconds(round ? secondsPerRound : 1))
      if (round > 0) rates[index].push(rate)
    }
  }
  return rates.map(median)
}

/** @returns Calls a second: `{ get: { service, bare, reading }, list: …, update: { service, reading } }`. */
export async function measureRates(files, startBareServer) {
  const count = files.large.count
  const service = await startPartnerCentral(files.large.dataDir)
  const sign = signerFor(service)
  const getInput = { Catalog: catalog, Identifier: idOf(count - 20) }
  const listInput = { Catalog: catalog, MaxResults: 100 }
  const ready = async (operation, input) => {
    const text = JSON.stringify(await askOnce(portOf(service), sign(operation, input)))
    const headers = { 'content-type': 'application/x-amz-json-1.0' }
    return { headers, body: Buffer.from(text).toString('base64') }
  }
  const bare = await startBareServer({
    'AWSPartnerCentralSelling.GetOpportunity': await ready('GetOpportunity', getInput),
    'AWSPartnerCentralSelling.ListOpportunities': await ready('ListOpportunities', listInput),
  })
  // A file of its own: its updates are no records any more.
  const reading = await startReadingServer(recordsIn(files.spare.dataDir))
  try {
    const rates = {}
    for (const [name, operation, input] of [
      ['get', 'GetOpportunity', getInput],
      ['list', 'ListOpportunities', listInput],
    ]) {
      const [inService, inReading, inBare] = await compare(
        [service, reading, bare].map((server) => ({ server, callers: repeating(server, operation, input) })),
      )
      rates[name] = { service: inService, reading: inReading, bare: inBare }
    }
    const sdk = await measureSdk(service, reading, getInput)
    const [inService, inReading] = await compare([
      { server: service, callers: await updating(service, count) },
      { server: reading, callers: await updating(reading, count) },
    ])
    rates.update = { service: inService, reading: inReading }
    return { rates, sdk }
  } finally {
    await Promise.all([service.stop(), bare.stop(), reading.stop()])
  }
}

const sdkCalls = 1500

/** @returns Median milliseconds of one GetOpportunity through the SDK, one caller: `{ service, reading }`. */
async function measureSdk(service, reading, input) {
  const clients = [service, reading].map(
    ({ url }) =>
      new PartnerCentralSellingClient({ region: 'us-east-1', endpoint: url, credentials: accessKey }),
  )
  const times = clients.map(() => [])
  for (let call = 0; call < sdkCalls; call++) {
    for (const [index, client] of clients.entries()) {
      const began = performance.now()
      await client.send(new GetOpportunityCommand(input))
      // The first calls warm both sides up.
      if (call > sdkCalls / 5) times[index].push(performance.now() - began)
    }
  }
  for (const client of clients) client.destroy()
  return { service: median(times[0]), reading: median(times[1]) }
}

const day = 24 * 60 * 60_000
const dateOf = (time) => new Date(time).toISOString().slice(0, 10)

/** What is asked of lists, as the input beside catalog and page size; the records are those made first and last. */
function listQueries(oldest, newest) {
  const [start, made] = [oldest, newest].map(({ CreatedDate }) => Date.parse(CreatedDate))
  const sorts = ['LastModifiedDate', 'Identifier', 'CustomerCompanyName', 'CreatedDate', 'TargetCloseDate']
  const sorted = sorts.flatMap((SortBy) =>
    ['ASCENDING', 'DESCENDING'].map((SortOrder) => [
      `by ${SortBy}, ${SortOrder.toLowerCase()}`,
      { Sort: { SortBy, SortOrder } },
    ]),
  )
  const by = (SortBy, SortOrder = 'DESCENDING') => ({ Sort: { SortBy, SortOrder } })
  return Object.fromEntries([
    ['no filter', {}],
    ...sorted,
    ['one stage', { LifeCycleStage: ['Prospect'] }],
    [
      'three stages, by company',
      { LifeCycleStage: ['Prospect', 'Qualified', 'Committed'], ...by('CustomerCompanyName') },
    ],
    ['one review status', { LifeCycleReviewStatus: ['Approved'] }],
    [
      'a stage that only the oldest have, newest first',
      { LifeCycleStage: ['Committed'], ...by('CreatedDate') },
    ],
    [
      'a stage and a status that nobody has',
      { LifeCycleStage: ['Launched'], LifeCycleReviewStatus: ['Rejected'] },
    ],
    ['ten companies', { CustomerCompanyName: Array.from({ length: 10 }, (_, n) => `Customer ${n} Ltd`) }],
    [
      'twenty ids, by close date',
      { Identifier: Array.from({ length: 20 }, (_, n) => idOf(n * 40)), ...by('TargetCloseDate') },
    ],
    [
      'changed in the last two minutes, by company',
      {
        LastModifiedDate: { AfterLastModifiedDate: new Date(made - 120_000).toISOString() },
        ...by('CustomerCompanyName'),
      },
    ],
    [
      'the older half, newest first',
      {
        LastModifiedDate: { BeforeLastModifiedDate: new Date(start + (made - start) / 2).toISOString() },
        ...by('CreatedDate'),
      },
    ],
    [
      'all but the newest, by close date',
      {
        CreatedDate: { BeforeCreatedDate: new Date(made).toISOString() },
        ...by('TargetCloseDate', 'ASCENDING'),
      },
    ],
    [
      'a month of close dates, by company',
      {
        TargetCloseDate: {
          AfterTargetCloseDate: dateOf(made + 600 * day),
          BeforeTargetCloseDate: dateOf(made + 900 * day),
        },
        ...by('CustomerCompanyName'),
      },
    ],
    [
      'stage, status and close dates, by creation',
      {
        LifeCycleStage: ['Qualified', 'Prospect'],
        LifeCycleReviewStatus: ['Pending Submission'],
        TargetCloseDate: { AfterTargetCloseDate: dateOf(made + 500 * day) },
        ...by('CreatedDate', 'ASCENDING'),
      },
    ],
  ])
}

/** Pages as far in as there are, by following tokens: the middle one and the last one. */
async function deepPages(server, query, count) {
  const sign = signerFor(server)
  const middle = Math.floor(count / 200)
  const pages = {}
  let input = query
  for (let page = 1; ; page++) {
    if (page === middle) pages.middle = input
    const { NextToken } = await askOnce(portOf(server), sign('ListOpportunities', input))
    if (!NextToken) return { ...pages, last: input }
    input = { ...query, NextToken }
  }
}

/**
 * @returns For each kind of list call, how much longer it takes over the large file than over the small one, worst first:
 *   `{ name, ratio, small, large }[]`, in calls a second.
 */
export async function measureLists(files) {
  const sides = []
  try {
    for (const { dataDir, count } of [files.small, files.large]) {
      const server = await startPartnerCentral(dataDir)
      sides.push({ server, inputs: await listInputs(server, count) })
    }
    const results = []
    for (const name of Object.keys(sides[0].inputs)) {
      const rates = sides.map(() => [])
      for (let round = 0; round < rounds; round++) {
        for (const [index, { server, inputs }] of sides.entries()) {
          const callers = repeating(server, 'ListOpportunities', inputs[name])
          rates[index].push(await drive(portOf(server), callers, forSeconds(0.4)))
        }
      }
      const [small, large] = rates.map(median)
      results.push({ name, small, large, ratio: small / large })
    }
    return results.sort((a, b) => b.ratio - a.ratio)
  } finally {
    await Promise.all(sides.map(({ server }) => server.stop()))
  }
}

async function listInputs(server, count) {
  const sign = signerFor(server)
  const [oldest, newest] = await Promise.all(
    [0, count - 1].map((index) =>
      askOnce(portOf(server), sign('GetOpportunity', { Catalog: catalog, Identifier: idOf(index) })),
    ),
  )
  const common = { Catalog: catalog, MaxResults: 100 }
  const inputs = Object.fromEntries(
    Object.entries(listQueries(oldest, newest)).map(([name, query]) => [name, { ...common, ...query }]),
  )
  const deep = { ...common, LifeCycleReviewStatus: ['Pending Submission'] }
  const { middle, last } = await deepPages(server, deep, count * 0.8)
  return { ...inputs, 'a page in the middle': middle, 'the last page': last }
}

const million = 1_000_000

/** @returns Resident MB of the service after a tenth of a million mixed requests, and after all of them. */
export async function measureMemory({ dataDir, count }) {
  const server = await startPartnerCentral(dataDir)
  try {
    const sign = signerFor(server)
    const updaters = await updating(server, count)
    const gets = Array.from({ length: 50 }, (_, n) =>
      sign('GetOpportunity', { Catalog: catalog, Identifier: idOf(n * 7) }),
    )
    const lists = ['LastModifiedDate', 'CustomerCompanyName', 'TargetCloseDate'].map((SortBy) =>
      sign('ListOpportunities', { Catalog: catalog, Sort: { SortBy, SortOrder: 'ASCENDING' } }),
    )
    // Signatures are good for a quarter of an hour; a million requests take a few minutes.
    const callers = updaters.map(({ request, answered }) => {
      let turn = 0
      let isUpdate = false
      return {
        request() {
          turn++
          isUpdate = turn % 100 === 0
          if (isUpdate) return request()
          return turn % 10 === 0 ? lists[turn % lists.length] : gets[turn % gets.length]
        },
        answered: (body) => isUpdate && answered(body),
      }
    })
    let early
    const rate = await drive(portOf(server), callers, (done) => {
      if (early === undefined && done >= million / 10) early = residentMb(server.pid)
      return done >= million
    })
    return { early, late: residentMb(server.pid), rate }
  } finally {
    await server.stop()
  }
}
