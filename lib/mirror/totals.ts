import { sql, type Transaction } from 'kysely'
import type { OpportunityCard } from '@/lib/opportunity/card'
import { toLimbs } from './limbs'
import { anything, type MirrorTables, noCloseDate, type OwnerRow, type TotalRow } from './tables'

type TotalKey = Pick<TotalRow, 'owner_email' | 'review_status' | 'stage' | 'close_date' | 'currency'>

interface Total {
  key: TotalKey
  deals: number
  limbs: bigint[]
}

/**
 * What a deal is part of, its currency aside: what the board asks for without a filter, by owner, by review status, and by
 * what is overdue. Other combinations are few enough deals to be counted.
 */
function cellsOf(card: OpportunityCard): Omit<TotalKey, 'currency'>[] {
  const { stage, reviewStatus: review_status } = card
  const close_date = card.closeDate ?? noCloseDate
  const all = { owner_email: anything, review_status: anything, stage, close_date: anything }
  return [
    all,
    { ...all, close_date },
    { ...all, review_status },
    { ...all, review_status, close_date },
    { ...all, review_status, owner_email: card.owner?.email ?? '' },
  ]
}

/**
 * What a batch of saves changes in the totals. Collected in memory and written once, in the transaction of the saves,
 * so that reading the board's totals costs the same at any number of deals. A deal that AWS no longer returns is in none.
 */
export class TotalsChange {
  readonly #totals = new Map<string, Total>()
  readonly #owners = new Map<string, Omit<OwnerRow, 'catalog'>>()

  add(card: OpportunityCard): void {
    if (!card.gone) this.#count(card, 1)
  }

  remove(card: OpportunityCard): void {
    if (!card.gone) this.#count(card, -1)
  }

  #count(card: OpportunityCard, sign: 1 | -1): void {
    for (const cell of cellsOf(card)) {
      this.#bump({ ...cell, currency: anything }, sign, 0n)
      for (const { currency, minorUnits } of card.spend) {
        this.#bump({ ...cell, currency }, sign, BigInt(minorUnits))
      }
    }
    if (!card.owner) return
    const name = JSON.stringify(card.owner)
    const owner = this.#owners.get(name) ?? { email: card.owner.email, name: card.owner.name, deals: 0 }
    this.#owners.set(name, { ...owner, deals: owner.deals + sign })
  }

  #bump(key: TotalKey, sign: 1 | -1, minorUnits: bigint): void {
    const name = Object.values(key).join('\n')
    const total = this.#totals.get(name) ?? { key, deals: 0, limbs: [0n, 0n, 0n, 0n] }
    total.deals += sign
    total.limbs = toLimbs(minorUnits).map((limb, i) => (total.limbs[i] ?? 0n) + BigInt(sign * limb))
    this.#totals.set(name, total)
  }

  /** Writes the collected changes. A total that nobody is part of any more stays behind as zero deals. */
  async apply(transaction: Transaction<MirrorTables>, catalog: string): Promise<void> {
    const moved = [...this.#totals.values()].filter(
      ({ deals, limbs }) => deals !== 0 || limbs.some((limb) => limb !== 0n),
    )
    await applyTotals(
      transaction,
      moved.map(({ key, deals, limbs }) => ({ catalog, ...key, deals, ...limbColumns(limbs) })),
    )
    const owners = [...this.#owners.values()].filter(({ deals }) => deals !== 0)
    await applyOwners(
      transaction,
      owners.map((owner) => ({ catalog, ...owner })),
    )
  }
}

/** Each limb is moved by itself and may be moved down: a total is a sum of columns, not a number in base 10⁹. */
function limbColumns(limbs: bigint[]) {
  const [l0 = 0, l1 = 0, l2 = 0, l3 = 0] = limbs.map(Number)
  return { l0, l1, l2, l3 }
}

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
