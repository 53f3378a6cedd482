import { sql, type Transaction } from 'kysely'
import type { Catalog } from '@/lib/opportunity/opportunity'
import type { Deal } from './deal'
import { toLimbs } from './limbs'
import type { MirrorTables, SpendRow } from './tables'

/** Within what either engine takes as parameters of one statement. */
const rowsAtOnce = 500

type ByDeal = 'mirror_opportunity' | 'mirror_document'

/** Inserts rows, or puts them in the place of those with the same catalog and id: the new values are `excluded` in SQL. */
async function put<Row extends { catalog: string; id: string }>(
  transaction: Transaction<MirrorTables>,
  table: ByDeal,
  rows: Row[],
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).filter((name) => name !== 'catalog' && name !== 'id')
  const replaced = Object.fromEntries(columns.map((name) => [name, sql.ref(`excluded.${name}`)]))
  await transaction
    .insertInto(table)
    .values(rows as never)
    .onConflict((conflict) => conflict.columns(['catalog', 'id']).doUpdateSet(replaced))
    .execute()
}

function spendRows(catalog: Catalog, { card }: Deal): SpendRow[] {
  return card.spend.map(({ currency, minorUnits }) => {
    const [l0, l1, l2, l3] = toLimbs(BigInt(minorUnits))
    return { catalog, id: card.id, currency, l0, l1, l2, l3 }
  })
}

async function writeSpend(transaction: Transaction<MirrorTables>, catalog: Catalog, deals: Deal[]) {
  const ids = deals.map(({ card }) => card.id)
  await transaction.deleteFrom('mirror_spend').where('catalog', '=', catalog).where('id', 'in', ids).execute()
  const rows = deals.flatMap((deal) => spendRows(catalog, deal))
  if (rows.length > 0) await transaction.insertInto('mirror_spend').values(rows).execute()
}

/**
 * Writes the rows of these deals, all but their part in the totals. Each statement takes many deals: on PostgreSQL the way to
 * the server and back costs more than the work there.
 * @param deals No deal twice.
 */
export async function writeDeals(
  transaction: Transaction<MirrorTables>,
  catalog: Catalog,
  deals: readonly Deal[],
  revision: number,
): Promise<void> {
  for (let start = 0; start < deals.length; start += rowsAtOnce) {
    const part = deals.slice(start, start + rowsAtOnce)
    await put(
      transaction,
      'mirror_opportunity',
      part.map(({ row }) => ({ ...row, revision })),
    )
    await put(
      transaction,
      'mirror_document',
      part.map(({ card, doc }) => ({ catalog, id: card.id, card: JSON.stringify(card), doc })),
    )
    await writeSpend(transaction, catalog, part)
  }
}
