import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { reviewStatuses } from '@/lib/opportunity/review'
import { stages } from '@/lib/opportunity/stage'
import { opportunityId } from '../ids'
import type { OpportunityTable } from '../store/tables'
import type { OpportunityQuery, Range } from './opportunity-query'
import { OpportunityShelf, type ShelfPage } from './opportunity-shelf'

/*
 * A shelf is an index with several ways to the same answer, chosen by how much work each would be. So it is held against
 * the one way that needs no thinking: filter all rows, sort them, cut a page out.
 */

type Row = Pick<
  OpportunityTable,
  'number' | 'visible' | 'created' | 'modified' | 'stage' | 'review_status' | 'company_key' | 'close_date'
>

const companies = ['', 'a', 'b lines', 'harbor', 'zoë', '数据']
const dates = ['', '2026-01-31', '2026-02-01', '2026-12-15', '2027-01-01']
/** Few values, so that most rows tie with others. */
const instants = [0, 1, 2, 3, 1_000, 1_001]

const row = (numbers: number): fc.Arbitrary<Row> =>
  fc.record({
    number: fc.integer({ min: 1, max: numbers }),
    visible: fc.constantFrom(1, 1, 1, 0),
    created: fc.constantFrom(...instants),
    modified: fc.constantFrom(...instants),
    stage: fc.constantFrom(...stages),
    review_status: fc.constantFrom(...reviewStatuses),
    company_key: fc.constantFrom(...companies),
    close_date: fc.constantFrom(...dates),
  })

const rangeOf = <T>(values: readonly T[]): fc.Arbitrary<Range<T>> =>
  fc.oneof(
    { arbitrary: fc.constant({}), weight: 3 },
    {
      arbitrary: fc.record(
        { from: fc.constantFrom(...values), before: fc.constantFrom(...values) },
        { requiredKeys: [] },
      ),
      weight: 1,
    },
  )

const listOf = <T>(value: fc.Arbitrary<T>) =>
  fc.oneof(
    { arbitrary: fc.constant(undefined), weight: 3 },
    { arbitrary: fc.array(value, { maxLength: 3 }), weight: 1 },
  )

const query = (numbers: number): fc.Arbitrary<OpportunityQuery> =>
  fc
    .record({
      sortBy: fc.constantFrom<OpportunityQuery['sortBy']>(
        'LastModifiedDate',
        'CreatedDate',
        'Identifier',
        'CustomerCompanyName',
        'TargetCloseDate',
      ),
      order: fc.constantFrom<OpportunityQuery['order']>('ASCENDING', 'DESCENDING'),
      limit: fc.constantFrom(1, 2, 5, 100),
      ids: listOf(fc.oneof(fc.integer({ min: 1, max: numbers }).map(opportunityId), fc.constant('O007'))),
      stages: listOf(fc.constantFrom(...stages)),
      reviewStatuses: listOf(fc.constantFrom(...reviewStatuses)),
      companies: listOf(fc.constantFrom(...companies, 'nobody')),
      modified: rangeOf(instants),
      created: rangeOf(instants),
      closeDate: rangeOf(dates.slice(1)),
      // Where the row of an earlier page stood, which may have moved since.
      start: fc.option(row(numbers), { freq: 1 }),
    })
    .map(({ start, ...rest }) => ({
      ...rest,
      after: start ? { key: keyOf(rest.sortBy, start), number: start.number } : undefined,
    }))

function keyOf(sortBy: OpportunityQuery['sortBy'], found: Row): string | number {
  switch (sortBy) {
    case 'LastModifiedDate':
      return found.modified
    case 'CreatedDate':
      return found.created
    case 'Identifier':
      return found.number
    case 'CustomerCompanyName':
      return found.company_key
    case 'TargetCloseDate':
      return Number(found.close_date.replaceAll('-', ''))
  }
}

const passes = (list: readonly string[] | undefined, value: string) =>
  list === undefined || list.length === 0 || list.includes(value)

const lies = <T extends number | string>(value: T, { from, before }: Range<T>) =>
  (from === undefined || value >= from) && (before === undefined || value < before)

const isFiltered = ({ from, before }: Range<string>) => from !== undefined || before !== undefined

function naivePage(rows: readonly Row[], wanted: OpportunityQuery): ShelfPage {
  const direction = wanted.order === 'ASCENDING' ? 1 : -1
  const compare = (
    a: { key: string | number; number: number },
    b: { key: string | number; number: number },
  ) => direction * (a.key < b.key ? -1 : a.key > b.key ? 1 : a.number - b.number)
  const { after } = wanted
  const found = rows
    .filter(
      (one) =>
        one.visible === 1 &&
        passes(wanted.ids, opportunityId(one.number)) &&
        passes(wanted.stages, one.stage) &&
        passes(wanted.reviewStatuses, one.review_status) &&
        passes(wanted.companies, one.company_key) &&
        lies(one.modified, wanted.modified) &&
        lies(one.created, wanted.created) &&
        lies(one.close_date, wanted.closeDate) &&
        (one.close_date !== '' || !isFiltered(wanted.closeDate)),
    )
    .map((one) => ({ key: keyOf(wanted.sortBy, one), number: one.number }))
    .sort(compare)
    .filter((one) => !after || compare(after, one) < 0)
  const page = found.slice(0, wanted.limit)
  const last = page.at(-1)
  return {
    numbers: page.map(({ number }) => number),
    ...(last && found.length > page.length && { next: last }),
  }
}

/** A shelf and, beside it, the rows as they are now. */
class Both {
  readonly shelf = new OpportunityShelf()
  readonly rows = new Map<number, Row>()
  #change = 0

  take(changed: Row): void {
    // A record is created once.
    const kept = { ...changed, created: this.rows.get(changed.number)?.created ?? changed.created }
    this.rows.set(kept.number, kept)
    const others = { account: '111122223333', catalog: 'Sandbox', review_due: null, change: ++this.#change }
    this.shelf.take({ ...kept, ...others })
  }

  compare(wanted: OpportunityQuery): void {
    expect(this.shelf.page(wanted)).toEqual(naivePage([...this.rows.values()], wanted))
  }
}

describe('a shelf gives the page that filtering and sorting all rows would give', () => {
  test('whatever rows come, change and are asked for in between', () => {
    const numbers = 60
    const step = fc.oneof({ arbitrary: row(numbers), weight: 4 }, { arbitrary: query(numbers), weight: 3 })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 150, size: 'max' }), (steps) => {
        const both = new Both()
        for (const one of steps) {
          if ('sortBy' in one) both.compare(one)
          else both.take(one)
        }
      }),
      { numRuns: 150 },
    )
  })

  test('when there are too many rows to look at each', () => {
    const numbers = 9_000
    const both = new Both()
    const spread = fc.sample(row(numbers), { seed: 1, numRuns: 12_000 })
    for (const [index, one] of spread.entries()) {
      both.take({ ...one, number: 1 + (index % numbers), modified: index, close_date: one.close_date })
    }
    const wanted = query(numbers).map((one) => ({
      ...one,
      modified: one.modified.from === undefined ? one.modified : { from: one.modified.from * 9 },
    }))
    fc.assert(
      fc.property(wanted, row(numbers), (one, change) => {
        both.compare(one)
        both.take(change)
      }),
      { numRuns: 400 },
    )
  })

  test('page by page, each row once', () => {
    fc.assert(
      fc.property(fc.array(row(40), { maxLength: 60, size: 'max' }), query(40), (rows, wanted) => {
        const both = new Both()
        for (const one of rows) both.take(one)
        const whole = naivePage([...both.rows.values()], { ...wanted, after: undefined, limit: 1_000 })
        const pages: number[] = []
        let next: ShelfPage['next']
        do {
          const page = both.shelf.page({ ...wanted, after: next })
          pages.push(...page.numbers)
          next = page.next
        } while (next)
        expect(pages).toEqual(whole.numbers)
      }),
    )
  })

  test('for one company', () => {
    fc.assert(
      fc.property(
        fc.array(row(40), { maxLength: 60, size: 'max' }),
        fc.constantFrom(...companies),
        (rows, key) => {
          const both = new Both()
          for (const one of rows) both.take(one)
          const expected = [...both.rows.values()]
            .filter(({ company_key, visible }) => company_key === key && visible === 1)
            .map(({ number }) => number)
            .sort((a, b) => a - b)
          expect(both.shelf.ofCompany(key)).toEqual(expected)
        },
      ),
    )
  })
})
