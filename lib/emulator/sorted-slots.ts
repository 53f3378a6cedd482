/** Orders two slots; never 0 for two different ones. */
export type CompareSlots = (a: number, b: number) => number

/** Slots kept in an order while they come, go and move: a memory move of a few hundred kilobytes at worst. */
export class SortedSlots {
  #slots: Int32Array
  #length = 0
  readonly #compare: CompareSlots

  constructor(compare: CompareSlots, slots: Int32Array) {
    this.#compare = compare
    this.#slots = slots.slice().sort(compare)
    this.#length = slots.length
  }

  get length(): number {
    return this.#length
  }

  at(position: number): number {
    return this.#slots[position] as number
  }

  insert(slot: number): void {
    if (this.#length === this.#slots.length) {
      const larger = new Int32Array(Math.max(64, this.#length * 2))
      larger.set(this.#slots)
      this.#slots = larger
    }
    const position = this.firstWhere((other) => this.#compare(other, slot) > 0)
    this.#slots.copyWithin(position + 1, position, this.#length)
    this.#slots[position] = slot
    this.#length++
  }

  /** The slot must still compare as it did when it came. */
  remove(slot: number): void {
    const position = this.firstWhere((other) => this.#compare(other, slot) >= 0)
    this.#slots.copyWithin(position, position + 1, this.#length)
    this.#length--
  }

  /** The first position whose slot satisfies `isBeyond`, which must hold from there on; the length when none does. */
  firstWhere(isBeyond: (slot: number) => boolean): number {
    let low = 0
    let high = this.#length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (isBeyond(this.#slots[middle] as number)) high = middle
      else low = middle + 1
    }
    return low
  }
}
