import { sql, type Transaction } from 'kysely'
import type { OpportunityCard } from '@/lib/opportunity/card'
import type { Catalog } from '@/lib/opportunity/opportunity'
import type { PlainDate } from '@/lib/opportunity/plain-date'
import { openStages } from './filter'
import { type Limbs, toLimbs } from './limbs'
import { newlyOverdue } from './newly-overdue'
import { readState, setState } from './state'
import { anything, type MirrorTables, type OwnerRow, overdue, type TotalRow } from './tables'

type TotalKey = Pick<TotalRow, 'owner_email' | 'review_status' | 'stage' | 'close_date' | 'currency'>

type Cell = Omit<TotalKey, 'currency'>

interface Amount {
  currency: string
  deals: number
  limbs: Limbs
}

interface Total {
  key: TotalKey
  deals: number
  limbs: Limbs
}

/**
 * What deals of an owner, at a review status and a stage are part of: what the board asks for without a filter, by review
 * status, and by owner and review status. Each under its name, which tells it apart.
 */
function cellsOf(
  key: Omit<Cell, 'close_date'>,
  close_date: typeof anything | typeof overdue,
): [string, Cell][] {
  const all = { ...key, close_date }
  const cells: Cell[] = [
    { ...all, owner_email: anything, review_status: anything },
    { ...all, owner_email: anything },
    all,
  ]
  return cells.map((cell) => [Object.values(cell).join('\n'), cell])
}

/** @param overdueBefore The day that the kept totals of what is overdue are of. */
function cellsOfCard(card: OpportunityCard, overdueBefore: PlainDate): Map<string, Cell> {
  const { stage, reviewStatus: review_status, closeDate } = card
  const key = { owner_email: card.owner?.email ?? '', review_status, stage }
  const isOverdue = closeDate !== undefined && closeDate < overdueBefore && openStages.includes(stage)
  return new Map([...cellsOf(key, anything), ...(isOverdue ? cellsOf(key, overdue) : [])])
}

/** A deal that AWS no longer returns is in no total. */
function counted(card: OpportunityCard | undefined, overdueBefore: PlainDate) {
  if (!card || card.gone) return undefined
  return { card, cells: cellsOfCard(card, overdueBefore), worth: JSON.stringify(card.spend) }
}

type Counted = NonNullable<ReturnType<typeof counted>>

/**
 * What a batch of saves changes in the totals. Collected in memory and written once, in the transaction of the saves,
 * so that reading the board's totals costs the same at any number of deals.
 */
export class TotalsChange {
  readonly #changes: [OpportunityCard | undefined, OpportunityCard | undefined][] = []
  readonly #totals = new Map<string, Total>()
  readonly #owners = new Map<string, Omit<OwnerRow, 'catalog'>>()

  /** @param before The deal as it was; undefined for one that is new. @param after As it is; undefined for one that is gone. */
  change(before: OpportunityCard | undefined, after: OpportunityCard | undefined): void {
    this.#changes.push([before, after])
  }

  #countChange(
    [before, after]: [OpportunityCard | undefined, OpportunityCard | undefined],
    overdueBefore: PlainDate,
  ): void {
    const [was, is] = [counted(before, overdueBefore), counted(after, overdueBefore)]
    if (was) this.#count(was, -1, is)
    if (is) this.#count(is, 1, was)
    this.#countOwner(was?.card.owner, -1)
    this.#countOwner(is?.card.owner, 1)
  }

  /** @param other The same deal before or after: what it is part of there, too, does not change. */
  #count({ card, cells, worth }: Counted, sign: 1 | -1, other: Counted | undefined): void {
    const spend = card.spend.map(({ currency, minorUnits }) => ({
      currency,
      deals: 1,
      limbs: toLimbs(BigInt(minorUnits)),
    }))
    for (const [name, cell] of cells) {
      if (other?.worth === worth && other.cells.has(name)) continue
      this.#bump(name, cell, { currency: anything, deals: 1, limbs: noLimbs }, sign)
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
  #bump(cellName: string, cell: Cell, amount: Amount, sign: 1 | -1): void {
    const { currency, deals, limbs } = amount
    const name = `${cellName}\n${currency}`
    const total = this.#totals.get(name) ?? { key: { ...cell, currency }, deals: 0, limbs: noLimbs }
    const [l0, l1, l2, l3] = total.limbs
    total.deals += sign * deals
    total.limbs = [l0 + sign * limbs[0], l1 + sign * limbs[1], l2 + sign * limbs[2], l3 + sign * limbs[3]]
    this.#totals.set(name, total)
  }

  /** Brings what is overdue to `today`. The deals have been written, so those that changed are among them. */
  async #moveOn(
    transaction: Transaction<MirrorTables>,
    catalog: Catalog,
    days: { from: PlainDate; until: PlainDate },
  ): Promise<void> {
    for (const { owner_email, review_status, stage, ...amount } of await newlyOverdue(
      transaction,
      catalog,
      days,
    )) {
      const cells = cellsOf({ owner_email, review_status, stage }, overdue)
      for (const [name, cell] of cells) this.#bump(name, cell, amount, 1)
    }
    await setState(transaction, catalog, { overdue_before: days.until })
  }

  /**
   * Writes the collected changes, after the deals themselves and the revision. A total that nobody is part of any more stays
   * behind as zero deals.
   * @param today Brings what is overdue to this day; without it, or where the clock is behind, that is left to another save.
   */
  async apply(
    transaction: Transaction<MirrorTables>,
    catalog: Catalog,
    today: PlainDate = '',
  ): Promise<void> {
    const { overdue_before: from } = await readState(transaction, catalog)
    for (const change of this.#changes) this.#countChange(change, from)
    if (today > from) await this.#moveOn(transaction, catalog, { from, until: today })
    await this.#write(transaction, catalog)
  }

  async #write(transaction: Transaction<MirrorTables>, catalog: Catalog): Promise<void> {
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
