import type { Transaction } from 'kysely'
import type { OpportunityCard } from '@/lib/opportunity/card'
import type { Catalog } from '@/lib/opportunity/opportunity'
import type { Deal } from './deal'
import { toLimbs } from './limbs'
import type { MirrorTables } from './tables'

async function writeSpend(transaction: Transaction<MirrorTables>, catalog: Catalog, card: OpportunityCard) {
  const { id } = card
  await transaction.deleteFrom('mirror_spend').where('catalog', '=', catalog).where('id', '=', id).execute()
  if (card.spend.length === 0) return
  const rows = card.spend.map(({ currency, minorUnits }) => {
    const [l0, l1, l2, l3] = toLimbs(BigInt(minorUnits))
    return { catalog, id, currency, l0, l1, l2, l3 }
  })
  await transaction.insertInto('mirror_spend').values(rows).execute()
}

/** Writes the deal's rows, all but its part in the totals. */
export async function writeDeal(
  transaction: Transaction<MirrorTables>,
  catalog: Catalog,
  deal: Deal,
  revision: number,
): Promise<void> {
  const { catalog: _catalog, id, ...changes } = { ...deal.row, revision }
  await transaction
    .insertInto('mirror_opportunity')
    .values({ catalog, id, ...changes })
    .onConflict((conflict) => conflict.columns(['catalog', 'id']).doUpdateSet(changes))
    .execute()
  const content = { card: JSON.stringify(deal.card), doc: deal.doc }
  await transaction
    .insertInto('mirror_document')
    .values({ catalog, id, ...content })
    .onConflict((conflict) => conflict.columns(['catalog', 'id']).doUpdateSet(content))
    .execute()
  await writeSpend(transaction, catalog, deal.card)
}
