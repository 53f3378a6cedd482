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
  /** The ids of pages that were read, by where they begin and how long they may be. */
  pages: Map<string, string[]>
}

const mostLists = 50
const mostPlaces = 100
const mostPages = 20

/**
 * Remembers pages of the lists last read, and rows that were met on the way, so that a page near one of them is gone to from
 * there. About a megabyte at most; what is forgotten is walked to again.
 */
export class ListPlaces {
  readonly #lists = new Map<string, KnownList>()

  /** @param key All that the list depends on, the revision too. */
  of(key: string): KnownList {
    const list = this.#lists.get(key) ?? { places: { known: [], unknown: [] }, pages: new Map() }
    this.#lists.delete(key)
    this.#lists.set(key, list)
    for (const oldest of this.#lists.keys()) if (this.#lists.size > mostLists) this.#lists.delete(oldest)
    return list
  }
}

/** Adds a page, in the stead of the one read longest ago where there are many. */
export function notePage({ pages }: KnownList, key: string, ids: string[]): void {
  pages.set(key, ids)
  for (const oldest of pages.keys()) if (pages.size > mostPages) pages.delete(oldest)
}

/** Adds a place, in the stead of the one met longest ago where there are many. */
export function notePlace(places: Place[], place: Place): void {
  if (places.some(({ rows }) => rows === place.rows)) return
  places.push(place)
  if (places.length > mostPlaces) places.shift()
}
