import type { Catalog, Opportunity } from '@/lib/opportunity/opportunity'
import { addDays, plainDateOf } from '@/lib/opportunity/plain-date'
import { type Stage, stages } from '@/lib/opportunity/stage'
import type { SyncedMirror } from './open-mirror'

/*
 * For tests and measurements: years of a team's work, observed day by day. A number stands for the same deal in every
 * size, so that two portfolios can be compared.
 */

const catalog: Catalog = 'Sandbox'
const dayMs = 86_400_000

export interface PlayedHistory {
  deals: number
  /** How long the team has been at work. */
  days: number
  /** The last day, at noon. */
  until: Date
  /** Sets the clock of the mirror. */
  setClock(now: Date): void
}

/** A number below `limit` that says nothing about its neighbours: the finalizer of MurmurHash3. */
function spread(index: number, salt: number, limit: number): number {
  let hash = (index * 31 + salt * 7919) | 0
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) % limit
}

const people = ['ana', 'marc', 'iris', 'tom', 'mei', 'paul', 'lena', 'raj', 'eva', 'jo']
const reasons = ['Price', 'No Response', 'Delay / Cancellation of Project', 'Lost to Competitor']
const filler =
  'Their present platform cannot keep up with the season, and the team is busy with the next one. '

interface Plan {
  number: number
  /** Days since the beginning on which it was made and on which it changes, in order. */
  made: number
  changes: number[]
}

function planOf(number: number, days: number): Plan {
  const made = spread(number, 1, days)
  const changes: number[] = []
  let day = made
  for (let turn = 0; turn < 12; turn++) {
    day += 4 + spread(number, 10 + turn, 30)
    if (day > days) break
    changes.push(day)
  }
  return { number, made, changes }
}

/** One change in three is a step ahead; one deal in three is lost on the way. */
function stageAfter(number: number, turn: number): Stage {
  const isLost = spread(number, 2, 3) === 0 && turn >= 4 + spread(number, 3, 6)
  return isLost ? 'Closed Lost' : (stages[Math.min(5, Math.floor(turn / 2))] ?? 'Launched')
}

function reviewAfter(number: number, turn: number) {
  if (turn === 0) return { ReviewStatus: 'Pending Submission' } as const
  if (turn === 1) return { ReviewStatus: 'Submitted' } as const
  const isSentBack = turn === 2 && spread(number, 4, 4) === 0
  return isSentBack
    ? ({ ReviewStatus: 'Action Required', ReviewStatusReason: 'Clarify Revenue' } as const)
    : ({ ReviewStatus: 'Approved' } as const)
}

function recordAt({ number, made }: Plan, turn: number, at: Date, begin: Date): Opportunity {
  const owner = people[spread(number, 5, people.length)] ?? 'ana'
  const created = new Date(begin.getTime() + made * dayMs)
  const stage = stageAfter(number, turn)
  const isClosed = stage === 'Launched' || stage === 'Closed Lost'
  const close = addDays(plainDateOf(created), 60 + spread(number, 6, 120) + (turn > 3 ? 30 : 0))
  const step = turn % 3 === 0 ? undefined : `Step ${turn} of deal ${number}: call them and send the offer.`
  return {
    Catalog: catalog,
    Id: `O${5_000_001 + number}`,
    CreatedDate: created.toISOString(),
    LastModifiedDate: at.toISOString(),
    PartnerOpportunityIdentifier: `CRM-${number}`,
    Customer: {
      Account: { CompanyName: `Harbor Lines ${spread(number, 7, 4000)}`, Industry: 'Retail' },
      Contacts: [{ FirstName: 'Karen', LastName: 'Ellis', Email: 'karen.ellis@customer.example' }],
    },
    LifeCycle: {
      Stage: stage,
      ...reviewAfter(number, turn),
      TargetCloseDate: close,
      NextSteps: isClosed ? undefined : step,
      ClosedLostReason: stage === 'Closed Lost' ? reasons[spread(number, 8, reasons.length)] : undefined,
    },
    Project: {
      Title: `Migration ${number}`,
      CustomerBusinessProblem: filler.repeat(6),
      DeliveryModels: ['SaaS or PaaS'],
      ExpectedCustomerSpend: [
        {
          Amount: String(1000 + spread(number, 9 + Math.floor(turn / 4), 9000)),
          CurrencyCode: spread(number, 40, 4) === 0 ? 'EUR' : 'USD',
          Frequency: 'Monthly',
          TargetCompany: 'AWS',
        },
      ],
    },
    OpportunityTeam: [
      {
        Email: `${owner}@tandem.example`,
        FirstName: owner,
        LastName: 'X',
        BusinessTitle: 'OpportunityOwner',
      },
    ],
  }
}

/** Lets a mirror observe years of work, a day at a time. */
export async function playHistory(mirror: SyncedMirror, history: PlayedHistory): Promise<void> {
  const { deals, days, until, setClock } = history
  const begin = new Date(until.getTime() - days * dayMs)
  const due = Array.from({ length: days + 1 }, (): { plan: Plan; turn: number }[] => [])
  for (let number = 0; number < deals; number++) {
    const plan = planOf(number, days)
    for (const [turn, day] of [plan.made, ...plan.changes].entries()) due[day]?.push({ plan, turn })
  }
  for (const [day, changed] of due.entries()) {
    const at = new Date(begin.getTime() + day * dayMs)
    setClock(new Date(at.getTime() + 60_000))
    const records = changed.map(({ plan, turn }) => recordAt(plan, turn, at, begin))
    await mirror.ledger.storeRecords(catalog, { records, gone: [] })
    if (day === 0) await mirror.ledger.finish(catalog, { at: at.toISOString(), full: true })
  }
}
