/** Orders two slots; never 0 for two different ones. */
export type CompareSlots = (a: number, b: number) => number

/** What a row must lie within: `from` inclusive, `before` exclusive. */
export interface ColumnRange {
  column: RangeColumn
  from: number
  before: number
}

/** The columns whose extent is known per chunk. */
export type RangeColumn = 'modified' | 'created' | 'close'

export type RangeColumns = Readonly<Record<RangeColumn, Float64Array>>

/** Slots per chunk: a change costs at most one short move, and a scan passes over so many at once. */
const chunkSize = 64

interface Chunk {
  slots: Int32Array
  length: number
  /** Smallest and largest value in each column; undefined after a change. */
  extents: Record<RangeColumn, { least: number; most: number }> | undefined
}

/**
 * Slots kept in an order while they come, go and move. They lie in chunks, and a chunk knows what its rows' columns reach
 * from and to, so that one that can hold no match is passed over.
 *
 * A place is where a slot stands: it is good until the next change, and places compare as the order does.
 */
export class SortedSlots {
  readonly #compare: CompareSlots
  readonly #columns: RangeColumns
  #chunks: Chunk[] = []

  /** @param from The slots to begin with, in whatever order. */
  constructor(compare: CompareSlots, columns: RangeColumns, from?: SortedSlots) {
    this.#compare = compare
    this.#columns = columns
    if (!from) return
    const slots = from.#all().sort(compare)
    // Not quite full, so that the first changes need not split every chunk.
    const share = (chunkSize * 3) / 4
    for (let start = 0; start < slots.length; start += share) {
      this.#chunks.push(chunkOf(slots.subarray(start, start + share)))
    }
  }

  /** The place of the first slot. */
  get start(): number {
    return 0
  }

  /** The place after the last slot. */
  get end(): number {
    return this.#chunks.length * chunkSize
  }

  at(place: number): number {
    return this.#chunkAt(place).slots[place % chunkSize] as number
  }

  next(place: number): number {
    return place % chunkSize < this.#chunkAt(place).length - 1 ? place + 1 : chunkAfter(place)
  }

  previous(place: number): number {
    if (place % chunkSize > 0) return place - 1
    return place - chunkSize + (this.#chunkAt(place - 1).length - 1)
  }

  /** How many slots stand from `start` up to `end`. */
  count(start: number, end: number): number {
    let count = 0
    for (let place = start; place < end; place = chunkAfter(place)) {
      count += Math.min(this.#chunkAt(place).length, end - chunkBefore(place)) - (place % chunkSize)
    }
    return count
  }

  /** Visits the slots from `start` up to `end`. */
  each(start: number, end: number, visit: (slot: number) => void): void {
    for (let place = start; place < end; place = chunkAfter(place)) {
      const { slots, length } = this.#chunkAt(place)
      const last = Math.min(length, end - chunkBefore(place))
      for (let offset = place % chunkSize; offset < last; offset++) visit(slots[offset] as number)
    }
  }

  /** The first place whose slot satisfies `isBeyond`, which must hold from there on; the end when none does. */
  firstWhere(isBeyond: (slot: number) => boolean): number {
    const index = firstIndex(this.#chunks.length, (chunk) => isBeyond(lastOf(this.#chunks[chunk] as Chunk)))
    const chunk = this.#chunks[index]
    if (!chunk) return this.end
    return index * chunkSize + firstIndex(chunk.length, (offset) => isBeyond(chunk.slots[offset] as number))
  }

  /** Whether no slot of the chunk that `place` lies in can be within all of `ranges`. */
  isOutside(place: number, ranges: readonly ColumnRange[]): boolean {
    if (ranges.length === 0) return false
    const chunk = this.#chunkAt(place)
    chunk.extents ??= this.#extentsOf(chunk)
    for (const { column, from, before } of ranges) {
      const { least, most } = chunk.extents[column]
      if (most < from || least >= before) return true
    }
    return false
  }

  insert(slot: number): void {
    if (this.#chunks.length === 0) this.#chunks.push(chunkOf(Int32Array.of()))
    const found = this.#chunkFor(slot)
    const index = Math.min(found, this.#chunks.length - 1)
    const chunk = this.#chunks[index] as Chunk
    const offset = firstIndex(chunk.length, (other) => this.#compare(chunk.slots[other] as number, slot) > 0)
    chunk.slots.copyWithin(offset + 1, offset, chunk.length)
    chunk.slots[offset] = slot
    chunk.length++
    chunk.extents = undefined
    if (chunk.length === chunkSize) this.#split(index)
  }

  /** The slot must still compare as it did when it came. */
  remove(slot: number): void {
    const index = this.#chunkFor(slot)
    const chunk = this.#chunks[index] as Chunk
    const offset = firstIndex(chunk.length, (other) => this.#compare(chunk.slots[other] as number, slot) >= 0)
    chunk.slots.copyWithin(offset, offset + 1, chunk.length)
    chunk.length--
    chunk.extents = undefined
    if (chunk.length === 0) this.#chunks.splice(index, 1)
  }

  /** Says that a column of the slot has changed which this order does not go by. */
  touch(slot: number): void {
    const chunk = this.#chunks[this.#chunkFor(slot)]
    if (chunk) chunk.extents = undefined
  }

  /** The first chunk that the slot is not beyond. */
  #chunkFor(slot: number): number {
    const isNotBefore = (chunk: number) => this.#compare(lastOf(this.#chunks[chunk] as Chunk), slot) >= 0
    return firstIndex(this.#chunks.length, isNotBefore)
  }

  #split(index: number): void {
    const { slots } = this.#chunks[index] as Chunk
    const half = chunkSize / 2
    // What is made in order is added at the end only: the full chunk then stays nearly full.
    const cut = index === this.#chunks.length - 1 ? chunkSize - 1 : half
    const parts = [chunkOf(slots.subarray(0, cut)), chunkOf(slots.subarray(cut))]
    this.#chunks.splice(index, 1, ...parts)
  }

  #extentsOf({ slots, length }: Chunk): NonNullable<Chunk['extents']> {
    const extent = (column: Float64Array) => {
      let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
      for (let offset = 0; offset < length; offset++) {
        const value = column[slots[offset] as number] as number
        if (value < least) least = value
        if (value > most) most = value
      }
      return { least, most }
    }
    const { modified, created, close } = this.#columns
    return { modified: extent(modified), created: extent(created), close: extent(close) }
  }

  #chunkAt(place: number): Chunk {
    return this.#chunks[Math.floor(place / chunkSize)] as Chunk
  }

  #all(): Int32Array {
    const all = new Int32Array(this.count(this.start, this.end))
    let filled = 0
    for (const { slots, length } of this.#chunks) {
      all.set(slots.subarray(0, length), filled)
      filled += length
    }
    return all
  }
}

/** Where the chunk after the one of `place` begins. */
export function chunkAfter(place: number): number {
  return chunkBefore(place) + chunkSize
}

/** Where the chunk of `place` begins. */
export function chunkBefore(place: number): number {
  return place - (place % chunkSize)
}

function chunkOf(slots: Int32Array): Chunk {
  const room = new Int32Array(chunkSize)
  room.set(slots)
  return { slots: room, length: slots.length, extents: undefined }
}

function lastOf({ slots, length }: Chunk): number {
  return slots[length - 1] as number
}

/** The first of `length` indexes that satisfies `isBeyond`, which must hold from there on; `length` when none does. */
function firstIndex(length: number, isBeyond: (index: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (isBeyond(middle)) high = middle
    else low = middle + 1
  }
  return low
}
