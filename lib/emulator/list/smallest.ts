import type { CompareSlots } from './sorted-slots'

/** The first so many of all slots that are offered, without sorting all of them. */
export class Smallest {
  #kept: number[] = []
  #last: number | undefined
  readonly #count: number
  readonly #compare: CompareSlots

  constructor(count: number, compare: CompareSlots) {
    this.#count = count
    this.#compare = compare
  }

  offer(slot: number): void {
    if (this.#last !== undefined && this.#compare(slot, this.#last) > 0) return
    this.#kept.push(slot)
    if (this.#kept.length < this.#count * 2) return
    this.#kept = this.taken()
    this.#last = this.#kept.at(-1)
  }

  taken(): number[] {
    return this.#kept.sort(this.#compare).slice(0, this.#count)
  }
}
