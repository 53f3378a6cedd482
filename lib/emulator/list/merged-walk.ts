import {
  type ColumnRange,
  type CompareSlots,
  chunkAfter,
  chunkBefore,
  type SortedSlots,
} from './sorted-slots'

/** The part of an order still to be walked: places from `start` up to `end`. */
export interface Stretch {
  order: SortedSlots
  start: number
  end: number
}

/**
 * Walks several stretches of the same order as if they were one, in either direction: a heap of the slots that come next
 * in each. Chunks that lie outside of `ranges` are passed over; single slots outside of them are not.
 */
export class MergedWalk {
  readonly #heap: Stretch[]
  readonly #isBefore: CompareSlots
  readonly #isAscending: boolean
  readonly #ranges: readonly ColumnRange[]

  /** @param isBefore Orders slots in the direction of the walk. */
  constructor(
    stretches: readonly Stretch[],
    ranges: readonly ColumnRange[],
    isBefore: CompareSlots,
    isAscending: boolean,
  ) {
    this.#ranges = ranges
    this.#isBefore = isBefore
    this.#isAscending = isAscending
    this.#heap = stretches.map((stretch) => ({ ...stretch })).filter((stretch) => this.#passOver(stretch))
    this.#heap.sort((a, b) => isBefore(this.#head(a), this.#head(b)))
  }

  /** The next slot, or undefined at the end. */
  next(): number | undefined {
    const first = this.#heap[0]
    if (!first) return undefined
    const slot = this.#head(first)
    if (this.#isAscending) first.start = first.order.next(first.start)
    else first.end = first.order.previous(first.end)
    if (!this.#passOver(first)) {
      const last = this.#heap.pop() as Stretch
      if (last !== first) this.#heap[0] = last
    }
    this.#sink()
    return slot
  }

  /** Moves on to a chunk that may hold a match. @returns Whether there is one. */
  #passOver(stretch: Stretch): boolean {
    const { order } = stretch
    while (stretch.start < stretch.end) {
      const head = this.#headPlace(stretch)
      if (!order.isOutside(head, this.#ranges)) return true
      if (this.#isAscending) stretch.start = chunkAfter(head)
      else stretch.end = chunkBefore(head)
    }
    return false
  }

  #headPlace({ order, start, end }: Stretch): number {
    return this.#isAscending ? start : order.previous(end)
  }

  #head(stretch: Stretch): number {
    return stretch.order.at(this.#headPlace(stretch))
  }

  #sink(): void {
    const heap = this.#heap
    for (let parent = 0; ; ) {
      const left = 2 * parent + 1
      if (left >= heap.length) return
      const right = left + 1
      const child = right < heap.length && this.#isEarlier(right, left) ? right : left
      if (!this.#isEarlier(child, parent)) return
      const risen = heap[child] as Stretch
      heap[child] = heap[parent] as Stretch
      heap[parent] = risen
      parent = child
    }
  }

  #isEarlier(a: number, b: number): boolean {
    return this.#isBefore(this.#head(this.#heap[a] as Stretch), this.#head(this.#heap[b] as Stretch)) < 0
  }
}
