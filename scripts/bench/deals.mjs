/**
 * Deals of which a team has many: spread over owners, stages, statuses, dates and currencies so that every filter keeps a page
 * or more among 1,000 and the same share among 100,000. Number n is the same deal every time, and in every size.
 */
import { importTypeScript } from '../typescript.mjs'

export const catalog = 'Sandbox'

const day = 24 * 60 * 60_000
/** The newest deal changed so long ago; each one before it half a minute earlier. */
const newest = Date.now() - day

const firstWords =
  'Harbor Cedar Summit Granite Willow Copper Beacon Juniper Falcon Meadow Prairie Canyon Lakeside Orchard Redwood Sterling Amber Cobalt Delta Ember'.split(
    ' ',
  )
const secondWords =
  'Logistics Foods Health Energy Media Retail Insurance Robotics Textiles Airlines Pharma Mining Shipping Analytics Systems Capital'.split(
    ' ',
  )
const projects =
  'Telemetry|Data lake|Contact center|Migration|Disaster recovery|Fraud detection|Demand forecast|Payments'.split(
    '|',
  )
const sites = 'warehouses|branches|plants|stores|vessels|clinics|fleets|offices|mills|depots|studios'.split(
  '|',
)
const people =
  'Ana Ruiz|Marc Keller|Iris Okafor|Tom Lindgren|Mei Tanaka|Paul Novak|Lena Vogt|Raj Patel|Eva Costa|Jo Adler'
    .split('|')
    .map((name) => name.split(' '))
const stages = [
  'Prospect',
  'Qualified',
  'Technical Validation',
  'Business Validation',
  'Committed',
  'Launched',
  'Closed Lost',
]
const statuses = ['Approved', 'Pending Submission', 'In review', 'Action Required', 'Rejected']
const currencies = ['USD', 'EUR', 'GBP']

/** A number below `limit` that says nothing about its neighbours: the finalizer of MurmurHash3. */
function spread(index, salt, limit) {
  let hash = (index * 31 + salt * 7919) | 0
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) % limit
}

const iso = (time) => new Date(time).toISOString()

/** The deal with that number, as GetOpportunity answers. Half of the open ones are not yet due. */
export function dealAt(index) {
  const pick = (values, salt) => values[spread(index, salt, values.length)]
  const [FirstName, LastName] = pick(people, 1)
  const company = `${pick(firstWords, 2)} ${pick(secondWords, 3)} ${spread(index, 4, 500)}`
  const changed = newest - index * 30_000
  const Stage = pick(stages, 5)
  const steps = ['Architecture review', 'Send the pricing', 'Agree on the scope'][spread(index, 6, 3)]
  return {
    Catalog: catalog,
    Id: `O${5_000_001 + index}`,
    Arn: `arn:aws:partnercentral:us-east-1::catalog/${catalog}/opportunity/O${5_000_001 + index}`,
    PartnerOpportunityIdentifier: `CRM-${100_000 + index}`,
    OpportunityType: 'Net New Business',
    CreatedDate: iso(changed - (30 + spread(index, 7, 400)) * day),
    LastModifiedDate: iso(changed),
    PrimaryNeedsFromAws: ['Co-Sell - Technical Consultation'],
    Customer: {
      Account: {
        CompanyName: company,
        Industry: 'Transportation and Logistics',
        WebsiteUrl: 'https://customer.example',
        Address: { CountryCode: 'US', StateOrRegion: 'Washington', PostalCode: '98109', City: 'Seattle' },
      },
      Contacts: [{ FirstName: 'Karen', LastName: 'Ellis', Email: 'karen.ellis@customer.example' }],
    },
    Project: {
      Title: `${pick(projects, 8)} for ${2 + spread(index, 9, 40)} ${pick(sites, 10)}`,
      CustomerBusinessProblem:
        'Sensor data is processed overnight and arrives too late for dispatch to act on it before the trucks leave.',
      CustomerUseCase: 'IOT',
      DeliveryModels: ['SaaS or PaaS'],
      SalesActivities: ['Customer has shown interest in solution'],
      ExpectedCustomerSpend: [
        {
          Amount: `${1000 + spread(index, 11, 90_000)}.00`,
          CurrencyCode: pick(currencies, 12),
          Frequency: 'Monthly',
          TargetCompany: 'AWS',
        },
      ],
    },
    LifeCycle: {
      Stage,
      ReviewStatus: pick(statuses, 13),
      TargetCloseDate: iso(Date.now() + (spread(index, 14, 720) - 360) * day).slice(0, 10),
      NextSteps: steps,
      NextStepsHistory: [{ Time: iso(changed), Value: steps }],
    },
    OpportunityTeam: [
      {
        FirstName,
        LastName,
        Email: `${FirstName}.${LastName}@tandem.example`.toLowerCase(),
        BusinessTitle: 'OpportunityOwner',
      },
    ],
    RelatedEntityIdentifiers: { Solutions: ['S-1234567'] },
  }
}

const dealsAtOnce = 10_000

/**
 * Fills a mirror as a sync that has come to its end would have.
 * @param database Empty but for its tables.
 * @param source The address of the Partner Central that the server on this database will read from.
 */
export async function fillMirror(database, count, source) {
  const { openMirror } = await importTypeScript('lib/mirror/open-mirror.ts')
  const { ledger } = await openMirror(database)
  const began = new Date()
  const use = await ledger.readFrom(catalog, source)
  for (let start = 0; start < count; start += dealsAtOnce) {
    const indexes = Array.from({ length: Math.min(dealsAtOnce, count - start) }, (_, index) => start + index)
    await ledger.storeRecords(catalog, { records: indexes.map(dealAt), gone: [] })
  }
  await ledger.finish(catalog, { at: began.toISOString(), full: true })
  await ledger.finishDetails(catalog, began)
  await use.release()
}
