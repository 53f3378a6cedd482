/** A row of a sorted list that has been met. */
export interface Place {
  /** How many rows come up to this one, itself included. */
  rows: number
  /** Null in the part of the list whose sort value is unknown. */
  value: string | number | null
  id: string
}

/** What has been learned of one list while it stays as it is. */
export interface KnownList {
  /** Of rows with a sort value, and of those without. */
  places: { known: Place[]; unknown: Place[] }
  /** Rows without a sort value, once they have been counted. */
  unknown?: number
}

const mostLists = 50
const mostPlaces = 100

/**
 * Remembers rows of the lists last read, so that a page near one of them is gone to from there. A few hundred kilobytes at
 * most; what is forgotten is walked to again.
 */
export class ListPlaces {
  readonly #lists = new Map<string, KnownList>()

  /** @param key All that the list depends on, the revision too. */
  of(key: string): KnownList {
    const list = this.#lists.get(key) ?? { places: { known: [], unknown: [] } }
    this.#lists.delete(key)
    this.#lists.set(key, list)
    for (const oldest of this.#lists.keys()) if (this.#lists.size > mostLists) this.#lists.delete(oldest)
    return list
  }
}

/** Adds a place, in the stead of the one met longest ago where there are many. */
export function notePlace(places: Place[], place: Place): void {
  if (places.some(({ rows }) => rows === place.rows)) return
  places.push(place)
  if (places.length > mostPlaces) places.shift()
}
