import type { AgendaItem } from '@/lib/meeting/meeting'

export type Direction = 'up' | 'down' | 'top' | 'bottom'

/** Where a deal goes. `before` undefined: to the end. */
export interface Placing {
  dealId: string
  before?: string
}

/**
 * Where `direction` takes a deal among those that are shown with it; undefined when it is there already.
 * @param shown Deals in their order, such as those that are not parked.
 */
export function placing(
  shown: readonly Pick<AgendaItem, 'dealId'>[],
  dealId: string,
  direction: Direction,
): Placing | undefined {
  const ids = shown.map((item) => item.dealId)
  const at = ids.indexOf(dealId)
  if (at === -1) return undefined
  const isEnd = direction === 'up' || direction === 'top' ? at === 0 : at === ids.length - 1
  if (isEnd) return undefined
  switch (direction) {
    case 'up':
      return { dealId, before: ids[at - 1] }
    case 'down':
      return { dealId, before: ids[at + 2] }
    case 'top':
      return { dealId, before: ids[0] }
    case 'bottom':
      return { dealId }
  }
}

/** The agenda as it will be, so that the screen need not wait. */
export function withPlacing<Item extends Pick<AgendaItem, 'dealId'>>(
  agenda: readonly Item[],
  { dealId, before }: Placing,
): Item[] {
  const moved = agenda.find((item) => item.dealId === dealId)
  if (!moved || before === dealId) return [...agenda]
  const rest = agenda.filter((item) => item !== moved)
  const at = before === undefined ? -1 : rest.findIndex((item) => item.dealId === before)
  return at === -1 ? [...rest, moved] : rest.toSpliced(at, 0, moved)
}

/** What J, K and the arrows walk: everything but what was parked, skipped ones too, since they may be gone back to. */
export function walked(agenda: readonly AgendaItem[]): AgendaItem[] {
  return agenda.filter(({ state }) => state !== 'parked')
}

/**
 * The deal that comes after or before `dealId`, skipped ones left out; from the overview (`undefined`) the first that
 * is still open, else the first.
 */
export function neighbour(
  agenda: readonly AgendaItem[],
  dealId: string | undefined,
  step: 1 | -1,
): string | undefined {
  const ids = agenda
    .filter((item) => item.dealId === dealId || (item.state !== 'parked' && item.state !== 'skipped'))
    .map((item) => item.dealId)
  if (dealId === undefined) {
    const open = agenda.find(({ state }) => state === 'open')
    return step === 1 ? (open?.dealId ?? ids[0]) : undefined
  }
  return ids[ids.indexOf(dealId) + step]
}
