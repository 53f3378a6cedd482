import { type ReviewStatus, reviewStatuses } from '@/lib/opportunity/review'
import { type Stage, stages } from '@/lib/opportunity/stage'
import { opportunityNumber } from './ids'
import type { OpportunityQuery, Range } from './opportunity-query'
import type { Position } from './paging'
import { SortedSlots } from './sorted-slots'
import type { OpportunityTable } from './tables'

export interface ShelfPage {
  /** Numbers of the page's records, in order. */
  numbers: number[]
  /** Where the next page starts; absent on the last one. */
  next?: Position
}

type SortKey = 'number' | 'modified' | 'created' | 'close' | 'company'

const sortKeys = {
  LastModifiedDate: 'modified',
  CreatedDate: 'created',
  Identifier: 'number',
  CustomerCompanyName: 'company',
  TargetCloseDate: 'close',
} as const satisfies Record<OpportunityQuery['sortBy'], SortKey>

const bucketCount = stages.length * reviewStatuses.length

/** A walk is given up when it has taken so many times as long as it should, had the rows it looks for been spread evenly. */
const walkPatience = 4

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
 * The records of one account and catalog in columns. A record has a slot for good; orders are lists of slots, made when
 * they are first asked for and kept from then on.
 */
export class OpportunityShelf {
  #size = 0
  #number = new Float64Array(64)
  #modified = new Float64Array(64)
  #created = new Float64Array(64)
  #close = new Float64Array(64)
  /** Stage and review status in one number. */
  #bucket = new Uint8Array(64)
  #visible = new Uint8Array(64)
  /** Where in its bucket's list a slot stands. */
  #place = new Int32Array(64)
  readonly #company: string[] = []
  readonly #slotOf = new Map<number, number>()
  readonly #buckets: number[][] = Array.from({ length: bucketCount }, () => [])
  readonly #orders = new Map<SortKey, SortedSlots>()

  take(row: OpportunityTable): void {
    const known = this.#slotOf.get(row.number)
    const slot = known ?? this.#newSlot(row.number)
    const keys: [SortKey, number | string][] = [
      ['number', row.number],
      ['modified', row.modified],
      ['created', row.created],
      ['close', dayNumber(row.close_date)],
      ['company', row.company_key],
    ]
    const moved = known === undefined ? keys : keys.filter(([key, value]) => this.#key(key, slot) !== value)
    if (known !== undefined) for (const [key] of moved) this.#orders.get(key)?.remove(slot)
    for (const [key, value] of moved) this.#setKey(key, slot, value)
    for (const [key] of moved) this.#orders.get(key)?.insert(slot)
    this.#visible[slot] = row.visible
    this.#putInBucket(slot, bucketOf(row.stage, row.review_status), known !== undefined)
  }

  page(query: OpportunityQuery): ShelfPage {
    const key = sortKeys[query.sortBy]
    const isAscending = query.order === 'ASCENDING'
    const found = this.#search(query, key, isAscending)
    const page = found.slice(0, query.limit)
    const last = page.at(-1)
    return {
      numbers: page.map((slot) => this.#number[slot] as number),
      ...(last !== undefined &&
        found.length > query.limit && {
          next: { key: this.#key(key, last), number: this.#number[last] as number },
        }),
    }
  }

  ofCompany(companyKey: string): number[] {
    return this.#ofCompanies([companyKey])
      .filter((slot) => this.#visible[slot] === 1)
      .map((slot) => this.#number[slot] as number)
  }

  /** One slot more than the page takes, when there is a next page. */
  #search(query: OpportunityQuery, key: SortKey, isAscending: boolean): number[] {
    const matches = this.#matcher(query)
    const choice = this.#narrowest(query)
    const walked = this.#walk(query, key, isAscending, matches, choice?.count ?? Number.POSITIVE_INFINITY)
    if (walked) return walked
    const compare = this.#comparison(key)
    const isBefore = isAscending ? compare : (a: number, b: number) => compare(b, a)
    const isBeyond = this.#beyond(query.after, key, isAscending)
    const found = new Smallest(query.limit + 1, isBefore)
    choice?.visit((slot) => {
      if (isBeyond(slot) && matches(slot)) found.offer(slot)
    })
    return found.taken()
  }

  /**
   * Walks the wanted order from where the page starts.
   * @returns undefined when it gave up: looking through `alternative` rows is less work.
   */
  #walk(
    { after, limit, ...query }: OpportunityQuery,
    key: SortKey,
    isAscending: boolean,
    matches: (slot: number) => boolean,
    alternative: number,
  ): number[] | undefined {
    const order = this.#order(key)
    const range = this.#rangeOf(key, query)
    let [start, end] = range ? this.#interval(key, range) : [0, order.length]
    if (after) {
      const beyond = this.#beyond(after, key, isAscending)
      if (isAscending) start = Math.max(start, order.firstWhere(beyond))
      else
        end = Math.min(
          end,
          order.firstWhere((slot) => !beyond(slot)),
        )
    }
    const length = Math.max(0, end - start)
    const patience = (walkPatience * (limit + 1) * length) / alternative
    if (alternative < length && alternative < patience) return undefined
    const budget = alternative < length ? patience : length
    const found: number[] = []
    for (let step = 0; step < length; step++) {
      if (step >= budget) return undefined
      const slot = order.at(isAscending ? start + step : end - 1 - step)
      if (!matches(slot)) continue
      found.push(slot)
      if (found.length > limit) break
    }
    return found
  }

  /** The filter that leaves the fewest rows, with those rows; undefined when nothing filters. */
  #narrowest(query: OpportunityQuery): Choice | undefined {
    const choices: Choice[] = []
    if (present(query.ids)) choices.push(listed([this.#named(query.ids ?? [])]))
    if (present(query.companies)) choices.push(listed([this.#ofCompanies(query.companies ?? [])]))
    if (present(query.stages) || present(query.reviewStatuses)) {
      const wanted = bucketsOf(query)
      choices.push(listed(this.#buckets.filter((_, bucket) => wanted[bucket] === 1)))
    }
    for (const key of ['modified', 'created', 'close'] as const) {
      const range = this.#rangeOf(key, query)
      if (!range) continue
      const [start, end] = this.#interval(key, range)
      const order = this.#order(key)
      choices.push({
        count: Math.max(0, end - start),
        visit(take) {
          for (let position = start; position < end; position++) take(order.at(position))
        },
      })
    }
    return choices.sort((a, b) => a.count - b.count)[0]
  }

  #matcher(query: OpportunityQuery): (slot: number) => boolean {
    const wanted = bucketsOf(query)
    const named = present(query.ids) ? new Set(this.#named(query.ids ?? [])) : undefined
    const companies = present(query.companies) ? new Set(query.companies) : undefined
    const ranges = (['modified', 'created', 'close'] as const).flatMap((key) => {
      const range = this.#rangeOf(key, query)
      return range ? [{ column: this.#numeric(key), ...range }] : []
    })
    return (slot) =>
      this.#visible[slot] === 1 &&
      wanted[this.#bucket[slot] as number] === 1 &&
      isWithin(ranges, slot) &&
      (!named || named.has(slot)) &&
      (!companies || companies.has(this.#company[slot] as string))
  }

  #rangeOf(
    key: SortKey,
    { modified, created, closeDate }: Pick<OpportunityQuery, 'modified' | 'created' | 'closeDate'>,
  ): { from: number; before: number } | undefined {
    switch (key) {
      case 'modified':
        return bounds(modified)
      case 'created':
        return bounds(created)
      case 'close':
        return bounds(dayRange(closeDate))
      case 'number':
      case 'company':
        return undefined
    }
  }

  #interval(key: SortKey, { from, before }: { from: number; before: number }): [start: number, end: number] {
    const order = this.#order(key)
    const column = this.#numeric(key)
    return [
      order.firstWhere((slot) => (column[slot] as number) >= from),
      order.firstWhere((slot) => (column[slot] as number) >= before),
    ]
  }

  #named(ids: readonly string[]): number[] {
    const slots = ids.map((id) => this.#slotOf.get(opportunityNumber(id) ?? -1))
    return [...new Set(slots.filter((slot) => slot !== undefined))]
  }

  #ofCompanies(companies: readonly string[]): number[] {
    const order = this.#order('company')
    return [...new Set(companies)].flatMap((company) => {
      const start = order.firstWhere((slot) => (this.#company[slot] as string) >= company)
      const end = order.firstWhere((slot) => (this.#company[slot] as string) > company)
      return Array.from({ length: end - start }, (_, step) => order.at(start + step))
    })
  }

  #beyond(after: Position | undefined, key: SortKey, isAscending: boolean): (slot: number) => boolean {
    if (!after) return () => true
    return (slot) => {
      const value = this.#key(key, slot)
      if (value !== after.key) return value > after.key === isAscending
      return (
        this.#number[slot] !== after.number && (this.#number[slot] as number) > after.number === isAscending
      )
    }
  }

  #order(key: SortKey): SortedSlots {
    const known = this.#orders.get(key)
    if (known) return known
    const all = Int32Array.from({ length: this.#size }, (_, slot) => slot)
    const order = new SortedSlots(this.#comparison(key), all)
    this.#orders.set(key, order)
    return order
  }

  #comparison(key: SortKey): (a: number, b: number) => number {
    const byNumber = (a: number, b: number) => (this.#number[a] as number) - (this.#number[b] as number)
    if (key === 'number') return byNumber
    if (key === 'company') {
      return (a, b) => {
        const [left, right] = [this.#company[a] as string, this.#company[b] as string]
        return left === right ? byNumber(a, b) : left < right ? -1 : 1
      }
    }
    return (a, b) => {
      const column = this.#numeric(key)
      return (column[a] as number) - (column[b] as number) || byNumber(a, b)
    }
  }

  #numeric(key: SortKey): Float64Array {
    switch (key) {
      case 'modified':
        return this.#modified
      case 'created':
        return this.#created
      case 'close':
        return this.#close
      case 'number':
      case 'company':
        return this.#number
    }
  }

  #key(key: SortKey, slot: number): number | string {
    return (key === 'company' ? this.#company[slot] : this.#numeric(key)[slot]) as number | string
  }

  #setKey(key: SortKey, slot: number, value: number | string): void {
    if (key === 'company') this.#company[slot] = value as string
    else this.#numeric(key)[slot] = value as number
  }

  #putInBucket(slot: number, bucket: number, isKnown: boolean): void {
    if (isKnown) {
      if (this.#bucket[slot] === bucket) return
      const left = this.#buckets[this.#bucket[slot] as number] as number[]
      const moved = left.pop() as number
      if (moved !== slot) {
        left[this.#place[slot] as number] = moved
        this.#place[moved] = this.#place[slot] as number
      }
    }
    const entered = this.#buckets[bucket] as number[]
    this.#bucket[slot] = bucket
    this.#place[slot] = entered.push(slot) - 1
  }

  #newSlot(number: number): number {
    const slot = this.#size++
    if (slot === this.#number.length) this.#grow()
    this.#slotOf.set(number, slot)
    return slot
  }

  #grow(): void {
    const length = this.#number.length * 2
    const longer = <Column extends Float64Array | Int32Array | Uint8Array>(
      column: Column,
      larger: Column,
    ): Column => {
      larger.set(column)
      return larger
    }
    this.#number = longer(this.#number, new Float64Array(length))
    this.#modified = longer(this.#modified, new Float64Array(length))
    this.#created = longer(this.#created, new Float64Array(length))
    this.#close = longer(this.#close, new Float64Array(length))
    this.#bucket = longer(this.#bucket, new Uint8Array(length))
    this.#visible = longer(this.#visible, new Uint8Array(length))
    this.#place = longer(this.#place, new Int32Array(length))
  }
}

/** An empty filter list filters nothing. */
function present(values: unknown[] | undefined): boolean {
  return values !== undefined && values.length > 0
}

function bucketOf(stage: string, reviewStatus: string): number {
  return (
    stages.indexOf(stage as Stage) * reviewStatuses.length +
    reviewStatuses.indexOf(reviewStatus as ReviewStatus)
  )
}

/** 1 for every bucket that the query's stages and review statuses let pass. */
function bucketsOf(query: Pick<OpportunityQuery, 'stages' | 'reviewStatuses'>): Uint8Array {
  const wanted = new Uint8Array(bucketCount)
  for (const stage of stages) {
    if (present(query.stages) && !query.stages?.includes(stage)) continue
    for (const status of reviewStatuses) {
      if (present(query.reviewStatuses) && !query.reviewStatuses?.includes(status)) continue
      wanted[bucketOf(stage, status)] = 1
    }
  }
  return wanted
}

function bounds({ from, before }: Range<number>): { from: number; before: number } | undefined {
  if (from === undefined && before === undefined) return undefined
  return { from: from ?? Number.NEGATIVE_INFINITY, before: before ?? Number.POSITIVE_INFINITY }
}

/** A record without a close date lies in no range of dates. */
function dayRange({ from, before }: Range<string>): Range<number> {
  if (from === undefined && before === undefined) return {}
  return {
    from: from === undefined ? 1 : dayNumber(from),
    before: before === undefined ? undefined : dayNumber(before),
  }
}

interface ColumnRange {
  column: Float64Array
  from: number
  before: number
}

function isWithin(ranges: readonly ColumnRange[], slot: number): boolean {
  for (const { column, from, before } of ranges) {
    const value = column[slot] as number
    if (!(value >= from && value < before)) return false
  }
  return true
}

function listed(lists: readonly number[][]): Choice {
  return {
    count: lists.reduce((sum, { length }) => sum + length, 0),
    visit(take) {
      for (const list of lists) for (const slot of list) take(slot)
    },
  }
}

/** The first so many of all slots that are offered, without sorting all of them. */
class Smallest {
  #kept: number[] = []
  #last: number | undefined

  constructor(
    readonly count: number,
    readonly compare: (a: number, b: number) => number,
  ) {}

  offer(slot: number): void {
    if (this.#last !== undefined && this.compare(slot, this.#last) > 0) return
    this.#kept.push(slot)
    if (this.#kept.length < this.count * 2) return
    this.#kept = this.taken()
    this.#last = this.#kept.at(-1)
  }

  taken(): number[] {
    return this.#kept.sort(this.compare).slice(0, this.count)
  }
}
