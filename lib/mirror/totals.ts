import type { Transaction } from 'kysely'
import type { OpportunityCard } from '@/lib/opportunity/card'
import { toLimbs } from './limbs'
import { type MirrorTables, noCloseDate } from './tables'

type Counts = Map<string, { key: string[]; deals: number; limbs: bigint[] }>

/**
 * What a batch of saves changes in the totals. Collected in memory and written once, in the transaction of the saves,
 * so that reading the board's totals costs the same at any number of deals.
 */
export class TotalsChange {
  readonly #days: Counts = new Map()
  readonly #spend: Counts = new Map()
  readonly #owners: Counts = new Map()

  add(card: OpportunityCard): void {
    this.#count(card, 1)
  }

  remove(card: OpportunityCard): void {
    this.#count(card, -1)
  }

  #count(card: OpportunityCard, sign: 1 | -1): void {
    bump(this.#days, [card.stage, card.closeDate ?? noCloseDate], sign)
    if (card.owner) bump(this.#owners, [card.owner.email, card.owner.name], sign)
    for (const { currency, minorUnits } of card.spend) {
      bump(this.#spend, [card.stage, currency], sign, BigInt(minorUnits))
    }
  }

  /** Writes the collected changes. A total that nobody is part of any more stays behind as zero deals. */
  async apply(transaction: Transaction<MirrorTables>, catalog: string): Promise<void> {
    await applyDays(transaction, catalog, this.#days)
    await applySpend(transaction, catalog, this.#spend)
    await applyOwners(transaction, catalog, this.#owners)
  }
}

function bump(counts: Counts, key: string[], sign: 1 | -1, minorUnits = 0n): void {
  const name = JSON.stringify(key)
  const count = counts.get(name) ?? { key, deals: 0, limbs: [0n, 0n, 0n, 0n] }
  count.deals += sign
  count.limbs = toLimbs(minorUnits).map((limb, i) => (count.limbs[i] ?? 0n) + BigInt(sign * limb))
  counts.set(name, count)
}

/** Each limb is moved by itself and may be moved down: a total is a sum of columns, not a number in base 10⁹. */
function limbColumns(limbs: bigint[]) {
  const [l0 = 0, l1 = 0, l2 = 0, l3 = 0] = limbs.map(Number)
  return { l0, l1, l2, l3 }
}

async function applyDays(
  transaction: Transaction<MirrorTables>,
  catalog: string,
  days: Counts,
): Promise<void> {
  for (const { key, deals } of days.values()) {
    const [stage = '', close_date = ''] = key
    if (deals === 0) continue
    await transaction
      .insertInto('mirror_stage_day')
      .values({ catalog, stage, close_date, deals })
      .onConflict((conflict) =>
        conflict
          .columns(['catalog', 'stage', 'close_date'])
          .doUpdateSet((eb) => ({ deals: eb('mirror_stage_day.deals', '+', deals) })),
      )
      .execute()
  }
}

async function applySpend(
  transaction: Transaction<MirrorTables>,
  catalog: string,
  spend: Counts,
): Promise<void> {
  for (const { key, deals, limbs } of spend.values()) {
    const [stage = '', currency = ''] = key
    const by = limbColumns(limbs)
    await transaction
      .insertInto('mirror_stage_spend')
      .values({ catalog, stage, currency, deals, ...by })
      .onConflict((conflict) =>
        conflict.columns(['catalog', 'stage', 'currency']).doUpdateSet((eb) => ({
          deals: eb('mirror_stage_spend.deals', '+', deals),
          l0: eb('mirror_stage_spend.l0', '+', by.l0),
          l1: eb('mirror_stage_spend.l1', '+', by.l1),
          l2: eb('mirror_stage_spend.l2', '+', by.l2),
          l3: eb('mirror_stage_spend.l3', '+', by.l3),
        })),
      )
      .execute()
  }
}

async function applyOwners(
  transaction: Transaction<MirrorTables>,
  catalog: string,
  owners: Counts,
): Promise<void> {
  for (const { key, deals } of owners.values()) {
    const [email = '', name = ''] = key
    if (deals === 0) continue
    await transaction
      .insertInto('mirror_owner')
      .values({ catalog, email, name, deals })
      .onConflict((conflict) =>
        conflict
          .columns(['catalog', 'email', 'name'])
          .doUpdateSet((eb) => ({ deals: eb('mirror_owner.deals', '+', deals) })),
      )
      .execute()
  }
}
