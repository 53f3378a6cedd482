import { sql, type Transaction } from 'kysely'
import type { OpportunityCard } from '@/lib/opportunity/card'
import { type Limbs, toLimbs } from './limbs'
import { anything, type MirrorTables, noCloseDate, type OwnerRow, type TotalRow } from './tables'

type TotalKey = Pick<TotalRow, 'owner_email' | 'review_status' | 'stage' | 'close_date' | 'currency'>

type Cell = Omit<TotalKey, 'currency'>

interface Total {
  key: TotalKey
  deals: number
  limbs: Limbs
}

/**
 * What a deal is part of, its currency aside: what the board asks for without a filter, by owner, by review status, and by
 * what is overdue. Other combinations are few enough deals to be counted. Each under its name, which tells it apart.
 */
function cellsOf(card: OpportunityCard): Map<string, Cell> {
  const { stage, reviewStatus: review_status } = card
  const close_date = card.closeDate ?? noCloseDate
  const all = { owner_email: anything, review_status: anything, stage, close_date: anything }
  const cells: Cell[] = [
    all,
    { ...all, close_date },
    { ...all, review_status },
    { ...all, review_status, close_date },
    { ...all, review_status, owner_email: card.owner?.email ?? '' },
  ]
  return new Map(cells.map((cell) => [Object.values(cell).join('\n'), cell]))
}

/** A deal that AWS no longer returns is in no total. */
function counted(card: OpportunityCard | undefined) {
  return card && !card.gone ? { card, cells: cellsOf(card), worth: JSON.stringify(card.spend) } : undefined
}

type Counted = NonNullable<ReturnType<typeof counted>>

/**
 * What a batch of saves changes in the totals. Collected in memory and written once, in the transaction of the saves,
 * so that reading the board's totals costs the same at any number of deals.
 */
export class TotalsChange {
  readonly #totals = new Map<string, Total>()
  readonly #owners = new Map<string, Omit<OwnerRow, 'catalog'>>()

  /** @param before The deal as it was; undefined for one that is new. @param after As it is; undefined for one that is gone. */
  change(before: OpportunityCard | undefined, after: OpportunityCard | undefined): void {
    const [was, is] = [counted(before), counted(after)]
    if (was) this.#count(was, -1, is)
    if (is) this.#count(is, 1, was)
    this.#countOwner(was?.card.owner, -1)
    this.#countOwner(is?.card.owner, 1)
  }

  /** @param other The same deal before or after: what it is part of there, too, does not change. */
  #count({ card, cells, worth }: Counted, sign: 1 | -1, other: Counted | undefined): void {
    const spend = card.spend.map(({ currency, minorUnits }) => ({
      currency,
      limbs: toLimbs(BigInt(minorUnits)),
    }))
    for (const [name, cell] of cells) {
      if (other?.worth === worth && other.cells.has(name)) continue
      this.#bump(name, cell, { currency: anything, limbs: noLimbs }, sign)
      for (const amount of spend) this.#bump(name, cell, amount, sign)
    }
  }

  #countOwner(owner: OpportunityCard['owner'], sign: 1 | -1): void {
    if (!owner) return
    const name = `${owner.email}\n${owner.name}`
    const known = this.#owners.get(name) ?? { email: owner.email, name: owner.name, deals: 0 }
    known.deals += sign
    this.#owners.set(name, known)
  }

  /** Each limb is moved by itself and may be moved down: a total is a sum of columns, not a number in base 10⁹. */
  #bump(cellName: string, cell: Cell, amount: { currency: string; limbs: Limbs }, sign: 1 | -1): void {
    const { currency, limbs } = amount
    const name = `${cellName}\n${currency}`
    const total = this.#totals.get(name) ?? { key: { ...cell, currency }, deals: 0, limbs: noLimbs }
    const [l0, l1, l2, l3] = total.limbs
    total.deals += sign
    total.limbs = [l0 + sign * limbs[0], l1 + sign * limbs[1], l2 + sign * limbs[2], l3 + sign * limbs[3]]
    this.#totals.set(name, total)
  }

  /** Writes the collected changes. A total that nobody is part of any more stays behind as zero deals. */
  async apply(transaction: Transaction<MirrorTables>, catalog: string): Promise<void> {
    const moved = [...this.#totals.values()].filter(
      ({ deals, limbs }) => deals !== 0 || limbs.some((limb) => limb !== 0),
    )
    await applyTotals(
      transaction,
      moved.map(({ key, deals, limbs: [l0, l1, l2, l3] }) => ({ catalog, ...key, deals, l0, l1, l2, l3 })),
    )
    const owners = [...this.#owners.values()].filter(({ deals }) => deals !== 0)
    await applyOwners(
      transaction,
      owners.map((owner) => ({ catalog, ...owner })),
    )
  }
}

const noLimbs: Limbs = [0, 0, 0, 0]

/** Within what either engine takes as parameters of one statement. */
const rowsAtOnce = 200

function* parts<Row>(rows: Row[]): Generator<Row[]> {
  for (let start = 0; start < rows.length; start += rowsAtOnce) yield rows.slice(start, start + rowsAtOnce)
}

async function applyTotals(transaction: Transaction<MirrorTables>, rows: TotalRow[]): Promise<void> {
  const moved = (column: 'deals' | 'l0' | 'l1' | 'l2' | 'l3') =>
    sql<number>`${sql.ref(`mirror_total.${column}`)} + ${sql.ref(`excluded.${column}`)}`
  for (const part of parts(rows)) {
    await transaction
      .insertInto('mirror_total')
      .values(part)
      .onConflict((conflict) =>
        conflict
          .columns(['catalog', 'owner_email', 'review_status', 'stage', 'close_date', 'currency'])
          .doUpdateSet({
            deals: moved('deals'),
            l0: moved('l0'),
            l1: moved('l1'),
            l2: moved('l2'),
            l3: moved('l3'),
          }),
      )
      .execute()
  }
}

async function applyOwners(transaction: Transaction<MirrorTables>, rows: OwnerRow[]): Promise<void> {
  for (const part of parts(rows)) {
    await transaction
      .insertInto('mirror_owner')
      .values(part)
      .onConflict((conflict) =>
        conflict
          .columns(['catalog', 'email', 'name'])
          .doUpdateSet({ deals: sql<number>`mirror_owner.deals + excluded.deals` }),
      )
      .execute()
  }
}
