/** A source of repeatable choices: the same key always gives the same sequence, on every machine. */
export interface Random {
  /** In [0, 1). */
  next(): number
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number
  chance(probability: number): boolean
  pick<T>(list: readonly T[]): T
  /** `count` different members in the list's own order; all of them when there are fewer. */
  sample<T>(list: readonly T[], count: number): T[]
  /** One of the keys, as often as its weight says. */
  weighted<T extends string>(weights: Partial<Record<T, number>>): T
}

/** Spreads a text over 32 bits (FNV-1a, then the finisher of MurmurHash3). */
function hash(text: string): number {
  let state = 0x811c9dc5
  for (let at = 0; at < text.length; at++) state = Math.imul(state ^ text.charCodeAt(at), 0x01000193)
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b)
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35)
  return (state ^ (state >>> 16)) >>> 0
}

/** Makes the sequence that belongs to `key` (mulberry32). Not for secrets. */
export function randomFor(...key: (string | number)[]): Random {
  let state = hash(key.join('/'))

  function next(): number {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }

  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))

  function pick<T>(list: readonly T[]): T {
    if (list.length === 0) throw new Error('Nothing to pick from')
    return list[between(0, list.length - 1)] as T
  }

  function sample<T>(list: readonly T[], count: number): T[] {
    let wanted = Math.min(count, list.length)
    return list.filter((_, at) => {
      const taken = next() * (list.length - at) < wanted
      if (taken) wanted--
      return taken
    })
  }

  function weighted<T extends string>(weights: Partial<Record<T, number>>): T {
    const entries = Object.entries(weights) as [T, number][]
    let left = next() * entries.reduce((total, [, weight]) => total + weight, 0)
    for (const [key, weight] of entries) {
      left -= weight
      if (left < 0) return key
    }
    const last = entries.at(-1)
    if (!last) throw new Error('Nothing to choose from')
    return last[0]
  }

  return { next, between, chance: (probability) => next() < probability, pick, sample, weighted }
}
