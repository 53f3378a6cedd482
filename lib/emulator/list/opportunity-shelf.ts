import { type ReviewStatus, reviewStatuses } from '@/lib/opportunity/review'
import { type Stage, stages } from '@/lib/opportunity/stage'
import { opportunityNumber } from '../ids'
import type { OpportunityTable } from '../store/tables'
import { MergedWalk, type Stretch } from './merged-walk'
import type { OpportunityQuery, Range } from './opportunity-query'
import type { Position } from './paging'
import { Smallest } from './smallest'
import { type ColumnRange, type CompareSlots, type RangeColumn, SortedSlots } from './sorted-slots'

export interface ShelfPage {
  /** Numbers of the page's records, in order. */
  numbers: number[]
  /** Where the next page starts; absent on the last one. */
  next?: Position
}

type NumericKey = 'number' | RangeColumn
type SortKey = NumericKey | 'company'

const sortKeys = {
  LastModifiedDate: 'modified',
  CreatedDate: 'created',
  Identifier: 'number',
  CustomerCompanyName: 'company',
  TargetCloseDate: 'close',
} as const satisfies Record<OpportunityQuery['sortBy'], SortKey>

const rangeKeys = ['modified', 'created', 'close'] as const satisfies readonly RangeColumn[]

/** A walk is given up when it has taken so many times as long as it should, had the rows it looks for been spread evenly. */
const walkPatience = 4

/** Steps that a walk may always take: where a range begins, each bucket has half a chunk of rows that miss it. */
const leastPatience = 1500

/** Visible records of one stage and review status, in every order that has been asked for so far. */
type Bucket = Map<SortKey, SortedSlots>

/** Some rows, in no order that matters. */
interface Choice {
  count: number
  visit(take: (slot: number) => void): void
}

/** `2026-12-15` as 20261215, no date as 0: dates compare as numbers then. */
function dayNumber(date: string): number {
  return date === '' ? 0 : Number(date.replaceAll('-', ''))
}

/**
 * The records of one account and catalog in columns. A record has a slot for good; what is visible stands in the bucket of
 * its stage and review status, so that these two filters cost nothing. An order is made when it is first asked for and
 * kept up from then on.
 */
export class OpportunityShelf {
  #size = 0
  readonly #columns: Record<NumericKey, Float64Array> = {
    number: new Float64Array(64),
    modified: new Float64Array(64),
    created: new Float64Array(64),
    close: new Float64Array(64),
  }
  readonly #company: string[] = []
  /** The bucket a slot stands in, none for a hidden record. */
  readonly #bucketOf: (Bucket | undefined)[] = []
  readonly #slotOf = new Map<number, number>()
  readonly #buckets = new Map<string, Bucket>()

  take(row: OpportunityTable): void {
    const slot = this.#slotOf.get(row.number) ?? this.#newSlot(row.number)
    const before = this.#bucketOf[slot]
    const after = row.visible ? this.#bucket(row.stage, row.review_status) : undefined
    const keys: [SortKey, number | string][] = [
      ['number', row.number],
      ['modified', row.modified],
      ['created', row.created],
      ['close', dayNumber(row.close_date)],
      ['company', row.company_key],
    ]
    const stays = before === after
    const moved = stays ? keys.filter(([key, value]) => this.#key(key, slot) !== value) : keys
    for (const [key] of moved) before?.get(key)?.remove(slot)
    if (stays) {
      const left = new Set(moved.map(([key]) => key))
      for (const [key, order] of after ?? []) if (!left.has(key)) order.touch(slot)
    }
    for (const [key, value] of moved) this.#setKey(key, slot, value)
    for (const [key] of moved) after?.get(key)?.insert(slot)
    this.#bucketOf[slot] = after
  }

  page(query: OpportunityQuery): ShelfPage {
    const key = sortKeys[query.sortBy]
    const found = this.#search(query, key, query.order === 'ASCENDING')
    const page = found.slice(0, query.limit)
    const last = page.at(-1)
    return {
      numbers: page.map((slot) => this.#columns.number[slot] as number),
      ...(last !== undefined &&
        found.length > query.limit && {
          next: { key: this.#key(key, last), number: this.#columns.number[last] as number },
        }),
    }
  }

  ofCompany(companyKey: string): number[] {
    const slots = this.#ofCompanies([companyKey], [...this.#buckets.values()])
    return slots.map((slot) => this.#columns.number[slot] as number).sort((a, b) => a - b)
  }

  /** One slot more than the page takes, when there is a next page. */
  #search(query: OpportunityQuery, key: SortKey, isAscending: boolean): number[] {
    const buckets = this.#bucketsFor(query)
    const matches = this.#matcher(query, new Set(buckets))
    const choice = this.#narrowest(query, buckets)
    const stretches = buckets.map((bucket) => this.#stretch(bucket, key, query, isAscending))
    const compare = this.#comparison(key)
    const isBefore: CompareSlots = isAscending ? compare : (a, b) => compare(b, a)
    const steps = new MergedWalk(stretches, rangesOf(query), isBefore, isAscending)
    const walked = walk(steps, countOf(stretches), query.limit, matches, choice?.count)
    if (walked) return walked
    const isBeyond = this.#beyond(query.after, key, isAscending)
    const found = new Smallest(query.limit + 1, isBefore)
    choice?.visit((slot) => {
      if (isBeyond(slot) && matches(slot)) found.offer(slot)
    })
    return found.taken()
  }

  /** The part of a bucket's order that lies in the query's range of that key and beyond the page before. */
  #stretch(bucket: Bucket, key: SortKey, query: OpportunityQuery, isAscending: boolean): Stretch {
    const order = this.#order(bucket, key)
    const range = rangesOf(query).find(({ column }) => column === key)
    let [start, end] = range ? this.#interval(order, range) : [order.start, order.end]
    if (query.after) {
      const beyond = this.#beyond(query.after, key, isAscending)
      if (isAscending) start = Math.max(start, order.firstWhere(beyond))
      else
        end = Math.min(
          end,
          order.firstWhere((slot) => !beyond(slot)),
        )
    }
    return { order, start, end: Math.max(start, end) }
  }

  /** The filter that leaves the fewest rows, with those rows; undefined when only stage and review status filter. */
  #narrowest(query: OpportunityQuery, buckets: readonly Bucket[]): Choice | undefined {
    const choices: Choice[] = []
    if (present(query.ids)) choices.push(listed(this.#named(query.ids ?? [])))
    if (present(query.companies)) choices.push(listed(this.#ofCompanies(query.companies ?? [], buckets)))
    for (const range of rangesOf(query)) {
      const stretches = buckets.map((bucket) => {
        const order = this.#order(bucket, range.column)
        const [start, end] = this.#interval(order, range)
        return { order, start, end: Math.max(start, end) }
      })
      choices.push(stretched(stretches))
    }
    return choices.sort((a, b) => a.count - b.count)[0]
  }

  /** Whether a slot passes the filters that buckets know nothing of, and stands in one of these when it was found elsewhere. */
  #matcher(query: OpportunityQuery, buckets: ReadonlySet<Bucket>): (slot: number) => boolean {
    const named = present(query.ids) ? new Set(this.#named(query.ids ?? [])) : undefined
    const companies = present(query.companies) ? new Set(query.companies) : undefined
    const ranges = rangesOf(query).map((range) => ({ ...range, values: this.#columns[range.column] }))
    if (!named && !companies) return (slot) => isWithin(ranges, slot)
    return (slot) =>
      buckets.has(this.#bucketOf[slot] as Bucket) &&
      isWithin(ranges, slot) &&
      (!named || named.has(slot)) &&
      (!companies || companies.has(this.#company[slot] as string))
  }

  #interval(order: SortedSlots, { column, from, before }: ColumnRange): [start: number, end: number] {
    const values = this.#columns[column]
    return [
      order.firstWhere((slot) => (values[slot] as number) >= from),
      order.firstWhere((slot) => (values[slot] as number) >= before),
    ]
  }

  #named(ids: readonly string[]): number[] {
    const slots = ids.map((id) => this.#slotOf.get(opportunityNumber(id) ?? -1))
    return [...new Set(slots.filter((slot) => slot !== undefined))]
  }

  #ofCompanies(companies: readonly string[], buckets: readonly Bucket[]): number[] {
    const wanted = [...new Set(companies)]
    return buckets.flatMap((bucket) => {
      const order = this.#order(bucket, 'company')
      return wanted.flatMap((company) => {
        const start = order.firstWhere((slot) => (this.#company[slot] as string) >= company)
        const end = order.firstWhere((slot) => (this.#company[slot] as string) > company)
        return slotsOf({ order, start, end })
      })
    })
  }

  #beyond(after: Position | undefined, key: SortKey, isAscending: boolean): (slot: number) => boolean {
    if (!after) return () => true
    return (slot) => {
      const value = this.#key(key, slot)
      if (value !== after.key) return value > after.key === isAscending
      const number = this.#columns.number[slot] as number
      return number !== after.number && number > after.number === isAscending
    }
  }

  #bucketsFor({ stages: wanted, reviewStatuses: statuses }: OpportunityQuery): Bucket[] {
    return stages
      .filter((stage) => !present(wanted) || wanted?.includes(stage))
      .flatMap((stage) =>
        reviewStatuses
          .filter((status) => !present(statuses) || statuses?.includes(status))
          .flatMap((status) => this.#buckets.get(`${stage}/${status}`) ?? []),
      )
  }

  #bucket(stage: string, reviewStatus: string): Bucket {
    const name = `${stage as Stage}/${reviewStatus as ReviewStatus}`
    const known = this.#buckets.get(name)
    if (known) return known
    // This one order is always there: the others are made from it.
    const bucket: Bucket = new Map([['number', new SortedSlots(this.#comparison('number'), this.#columns)]])
    this.#buckets.set(name, bucket)
    return bucket
  }

  #order(bucket: Bucket, key: SortKey): SortedSlots {
    const known = bucket.get(key)
    if (known) return known
    const order = new SortedSlots(this.#comparison(key), this.#columns, bucket.get('number'))
    bucket.set(key, order)
    return order
  }

  #comparison(key: SortKey): CompareSlots {
    const columns = this.#columns
    const byNumber: CompareSlots = (a, b) => (columns.number[a] as number) - (columns.number[b] as number)
    if (key === 'number') return byNumber
    if (key === 'company') {
      return (a, b) => {
        const [left, right] = [this.#company[a] as string, this.#company[b] as string]
        return left === right ? byNumber(a, b) : left < right ? -1 : 1
      }
    }
    return (a, b) => (columns[key][a] as number) - (columns[key][b] as number) || byNumber(a, b)
  }

  #key(key: SortKey, slot: number): number | string {
    return (key === 'company' ? this.#company[slot] : this.#columns[key][slot]) as number | string
  }

  #setKey(key: SortKey, slot: number, value: number | string): void {
    if (key === 'company') this.#company[slot] = value as string
    else this.#columns[key][slot] = value as number
  }

  #newSlot(number: number): number {
    const slot = this.#size++
    if (slot === this.#columns.number.length) this.#grow()
    this.#slotOf.set(number, slot)
    return slot
  }

  #grow(): void {
    for (const key of Object.keys(this.#columns) as NumericKey[]) {
      const larger = new Float64Array(this.#columns[key].length * 2)
      larger.set(this.#columns[key])
      this.#columns[key] = larger
    }
  }
}

/**
 * @param length How many rows there are to walk at most.
 * @param alternative How many rows the narrowest filter leaves; undefined when every row of the walk is wanted.
 * @returns undefined when it gave up: looking through the alternative is less work.
 */
function walk(
  steps: MergedWalk,
  length: number,
  limit: number,
  matches: (slot: number) => boolean,
  alternative = Number.POSITIVE_INFINITY,
): number[] | undefined {
  const expected = (walkPatience * (limit + 1) * length) / alternative
  if (alternative < length && alternative < expected) return undefined
  const patience = Math.max(leastPatience, expected)
  const found: number[] = []
  for (let step = 0; found.length <= limit; step++) {
    const slot = steps.next()
    if (slot === undefined) return found
    if (step >= patience && alternative < length) return undefined
    if (matches(slot)) found.push(slot)
  }
  return found
}

/** An empty filter list filters nothing. */
function present(values: unknown[] | undefined): boolean {
  return values !== undefined && values.length > 0
}

/** The ranges that a query asks for. */
function rangesOf({ modified, created, closeDate }: OpportunityQuery): ColumnRange[] {
  const asked = { modified, created, close: dayRange(closeDate) }
  return rangeKeys.flatMap((column) => {
    const { from = Number.NEGATIVE_INFINITY, before = Number.POSITIVE_INFINITY } = asked[column]
    return from > Number.NEGATIVE_INFINITY || before < Number.POSITIVE_INFINITY
      ? [{ column, from, before }]
      : []
  })
}

/** A record without a close date lies in no range of dates. */
function dayRange({ from, before }: Range<string>): Range<number> {
  if (from === undefined && before === undefined) return {}
  return {
    from: from === undefined ? 1 : dayNumber(from),
    before: before === undefined ? undefined : dayNumber(before),
  }
}

interface RangeOfValues extends ColumnRange {
  values: Float64Array
}

function isWithin(ranges: readonly RangeOfValues[], slot: number): boolean {
  for (const { values, from, before } of ranges) {
    const value = values[slot] as number
    if (!(value >= from && value < before)) return false
  }
  return true
}

function listed(slots: readonly number[]): Choice {
  return {
    count: slots.length,
    visit(take) {
      for (const slot of slots) take(slot)
    },
  }
}

function stretched(stretches: readonly Stretch[]): Choice {
  return {
    count: countOf(stretches),
    visit(take) {
      for (const { order, start, end } of stretches) order.each(start, end, take)
    },
  }
}

function countOf(stretches: readonly Stretch[]): number {
  return stretches.reduce((sum, { order, start, end }) => sum + order.count(start, end), 0)
}

function slotsOf({ order, start, end }: Stretch): number[] {
  const slots: number[] = []
  order.each(start, end, (slot) => slots.push(slot))
  return slots
}
