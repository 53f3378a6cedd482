import fc from 'fast-check'
import type { Money } from '@/lib/opportunity/money'
import type { PipelineFilter } from '@/lib/opportunity/pipeline-filter'
import { addDays } from '@/lib/opportunity/plain-date'
import { reviewStatuses } from '@/lib/opportunity/review'
import { stages } from '@/lib/opportunity/stage'
import type { DealChange, DealState } from './deal-change'
import type { Span } from './scope'

const people = ['Ana', 'Ben', 'Cem'].map((name) => ({ name, email: `${name.toLowerCase()}@tandem.example` }))

const emails = people.map(({ email }) => email)

/** Days around a year's end, so that months and the year turn within them. */
const day = fc.integer({ min: 0, max: 60 }).map((days) => addDays('2027-12-05', days))

const spend: fc.Arbitrary<Money[]> = fc.oneof(
  fc.constant<Money[]>([]),
  fc
    .uniqueArray(
      fc.record({
        currency: fc.constantFrom('USD', 'EUR', 'JPY'),
        minorUnits: fc.oneof(
          fc.constant('0'),
          fc.bigInt({ min: 1n, max: 10n ** 33n - 1n }).map(String),
          fc.integer({ min: 1, max: 900 }).map(String),
        ),
      }),
      { selector: ({ currency }) => currency, maxLength: 2 },
    )
    .map((sums) => sums.sort((a, b) => a.currency.localeCompare(b.currency))),
)

/** A deal at an instant. Few values of each kind, so that deals coincide. */
export const anyState: fc.Arbitrary<DealState> = fc.record(
  {
    company: fc.constantFrom('Aurora Foods', 'Borealis Bank', 'Çelik Çatı'),
    title: fc.constantFrom('Data lake', 'Migration'),
    partnerId: fc.constantFrom('P-1', 'P-2'),
    stage: fc.constantFrom(...stages),
    reviewStatus: fc.constantFrom(...reviewStatuses),
    spend,
    closeDate: day,
    owner: fc.constantFrom(...people),
    nextStep: fc.constantFrom('Call', 'Send the quote'),
  },
  { requiredKeys: ['company', 'stage', 'reviewStatus', 'spend'] },
)

/** Most deals change in a few fields, as deals do; some are made, some go, some are back. */
const change: fc.Arbitrary<Omit<DealChange, 'id'>> = fc.oneof(
  { arbitrary: fc.record({ was: anyState, now: anyState }, { requiredKeys: [] }), weight: 2 },
  { arbitrary: fc.record({ lastSeen: anyState, now: anyState }), weight: 1 },
  {
    arbitrary: fc
      .tuple(anyState, anyState, fc.subarray(['stage', 'spend', 'closeDate', 'owner', 'reviewStatus']))
      .map(([was, other, members]) => ({
        was,
        now: {
          ...was,
          ...Object.fromEntries(
            members.map((member) => [member, other[member as keyof DealState] ?? undefined]),
          ),
        } as DealState,
      })),
    weight: 5,
  },
)

export const anyChanges: fc.Arbitrary<DealChange[]> = fc
  .array(change, { maxLength: 25 })
  .map((changes) => changes.map((each, i) => ({ ...each, id: `O${i}` })))

export const anyFilter: fc.Arbitrary<PipelineFilter> = fc.record(
  {
    text: fc.constantFrom('', 'aurora', 'LAKE data', 'çatı', 'o1', 'p-2 b', 'nothing', '%', 'a_r'),
    owner: fc.constantFrom('', ...emails),
    owners: fc.subarray(emails),
    reviewStatus: fc.subarray([...reviewStatuses]),
    overdue: fc.boolean(),
  },
  { requiredKeys: [] },
)

export const anySpan: fc.Arbitrary<Span> = fc.tuple(anyFilter, day, day).map(([filter, ...days]) => {
  const [sinceDay = '', today = ''] = days.sort()
  return { filter, sinceDay, today }
})

/** An Arbitrary of a list in another order. */
export function shuffled<T>(list: readonly T[]): fc.Arbitrary<T[]> {
  return fc.shuffledSubarray([...list], { minLength: list.length })
}
