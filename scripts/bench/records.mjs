/**
 * Thousands of records for measuring lists, made by the service's own operations. They are spread so that a filter finds
 * as many among 1,000 as among 100,000, or more than a page in both: what differs is only what there is to look through.
 */
import { randomUUID } from 'node:crypto'
import { closeSync, fsyncSync, mkdirSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { importTypeScript } from '../typescript.mjs'
import { accessKey } from './servers.mjs'

export const catalog = 'Sandbox'

const day = 24 * 60 * 60_000
/** From one record to the next. The last one is made just now: what AWS does to old ones by itself is not measured. */
const stepMilliseconds = 1000
const stages = ['Prospect', 'Qualified', 'Technical Validation', 'Business Validation']

const iso = (time) => new Date(time).toISOString()

/** Every tenth record is approved, every fiftieth rejected; nothing else is decided. */
function decisionOn(index) {
  if (index % 50 === 7) return 'Rejected'
  return index % 10 === 3 ? 'Approved' : undefined
}

function inputFor(index, count, start) {
  return {
    Catalog: catalog,
    ClientToken: randomUUID(),
    Origin: 'Partner Referral',
    PrimaryNeedsFromAws: ['Co-Sell - Technical Consultation'],
    Customer: {
      Account: {
        CompanyName: `Customer ${index % (count / 5)} Ltd`,
        Industry: 'Transportation and Logistics',
        WebsiteUrl: 'https://customer.example',
        Address: { CountryCode: 'US', StateOrRegion: 'Washington', PostalCode: '98109', City: 'Seattle' },
      },
    },
    Project: {
      Title: `Telemetry for fleet ${index}`,
      CustomerBusinessProblem:
        'Telemetry is processed overnight and arrives too late for dispatch to use it.',
      CustomerUseCase: 'IOT',
      DeliveryModels: ['SaaS or PaaS'],
      SalesActivities: ['Customer has shown interest in solution'],
      OtherSolutionDescription: 'Fleet analytics',
      ExpectedCustomerSpend: [
        { Amount: String(1000 + index), CurrencyCode: 'USD', Frequency: 'Monthly', TargetCompany: 'AWS' },
      ],
    },
    LifeCycle: {
      // The oldest tenth is in a stage of its own: a walk from the newest finds it last.
      Stage: index < count / 10 ? 'Committed' : stages[index % stages.length],
      TargetCloseDate: iso(start + (400 + ((index * 7919) % 1500)) * day).slice(0, 10),
      NextSteps: 'Architecture review',
    },
  }
}

/** The service's database in a data folder. */
export function recordsIn(dataDir) {
  return join(dataDir, 'partner-central.db')
}

/** Copies the database whole, what still lies in its write-ahead log included, and waits until it is on disk. */
export async function copyRecords(fromDir, toDir) {
  const { openSqliteFile } = await importTypeScript('lib/sql/sqlite.ts')
  mkdirSync(toDir)
  const { database, prepare } = openSqliteFile(recordsIn(fromDir))
  prepare('vacuum into ?').run([recordsIn(toDir)])
  await database.destroy()
  const file = openSync(recordsIn(toDir), 'r+')
  fsyncSync(file)
  closeSync(file)
}

/** Makes a data folder with that many records. Takes a hundred thousand about two minutes. */
export async function makeRecords(dataDir, count) {
  const { openEmulator } = await importTypeScript('lib/emulator/emulator.ts')
  const { createSigner, callFrom } = await import('./raw-client.mjs')
  const start = Date.now() - (count + 60) * stepMilliseconds
  let now = start
  const emulator = await openEmulator({
    file: recordsIn(dataDir),
    credentials: accessKey,
    quota: 'off',
    review: 'off',
    clock: () => new Date(now),
    seed: 1,
    // Nobody needs the file if the machine fails meanwhile.
    durable: false,
  })
  const sign = createSigner(accessKey, { host: 'partner-central.bench' })
  const ask = async (operation, input) => {
    const { status, body } = await emulator.handle(callFrom(sign(operation, input)))
    if (status !== 200) throw new Error(`${operation}: ${body}`)
    return JSON.parse(body || 'null')
  }
  const solution = (Id) => ({
    Catalog: catalog,
    OpportunityIdentifier: Id,
    RelatedEntityType: 'Solutions',
    RelatedEntityIdentifier: 'S-1234567',
  })
  try {
    for (let index = 0; index < count; index++) {
      now += stepMilliseconds
      const { Stage, ...lifeCycle } = inputFor(index, count, start).LifeCycle
      const input = inputFor(index, count, start)
      const needsSolution = Stage === 'Committed'
      const { Id, LastModifiedDate } = await ask('CreateOpportunity', {
        ...input,
        LifeCycle: { ...lifeCycle, Stage: needsSolution ? 'Qualified' : Stage },
      })
      if (needsSolution) await ask('AssociateOpportunity', solution(Id))
      const ReviewStatus = decisionOn(index)
      if (!needsSolution && !ReviewStatus) continue
      const { ClientToken, Origin, ...rest } = input
      const version = needsSolution
        ? (await ask('GetOpportunity', { Catalog: catalog, Identifier: Id })).LastModifiedDate
        : LastModifiedDate
      await ask('UpdateOpportunity', {
        ...rest,
        Identifier: Id,
        LastModifiedDate: version,
        LifeCycle: { ...lifeCycle, Stage, ...(ReviewStatus && { ReviewStatus }) },
      })
    }
  } finally {
    await emulator.close()
  }
}
