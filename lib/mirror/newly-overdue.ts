import type { Transaction } from 'kysely'
import type { Catalog } from '@/lib/opportunity/opportunity'
import type { PlainDate } from '@/lib/opportunity/plain-date'
import { openStages } from './filter'
import type { Limbs } from './limbs'
import { anything, type MirrorTables, type OpportunityRow } from './tables'

/** Deals of one owner, review status and stage, and their monthly spend in a currency; see `TotalRow`. */
export interface Overdue extends Pick<OpportunityRow, 'owner_email' | 'review_status' | 'stage'> {
  currency: string
  deals: number
  limbs: Limbs
}

const told = ['owner_email', 'review_status', 'stage'] as const

function lateDeals(
  transaction: Transaction<MirrorTables>,
  catalog: Catalog,
  { from, until }: { from: PlainDate; until: PlainDate },
) {
  return transaction
    .selectFrom('mirror_opportunity')
    .where('catalog', '=', catalog)
    .where('stage', 'in', openStages)
    .where('close_date', '>=', from)
    .where('close_date', '<', until)
    .where('gone_since', 'is', null)
}

/** What becomes overdue when `from` passes into `until`: the open deals that were to close from the one to before the other. */
export async function newlyOverdue(
  transaction: Transaction<MirrorTables>,
  catalog: Catalog,
  days: { from: PlainDate; until: PlainDate },
): Promise<Overdue[]> {
  const late = lateDeals(transaction, catalog, days)
  const counts = await late
    .select((eb) => [...told, eb.fn.countAll<number | string>().as('deals')])
    .groupBy(told)
    .execute()
  const sums = await transaction
    .selectFrom(late.select(['id', ...told]).as('deal'))
    // In this order on SQLite, too; see `stageTotals`.
    .crossJoin('mirror_spend as spend')
    .where('spend.catalog', '=', catalog)
    .whereRef('spend.id', '=', 'deal.id')
    .select((eb) => [
      ...told,
      'currency',
      eb.fn.countAll<number | string>().as('deals'),
      eb.fn.sum<number | string>('l0').as('l0'),
      eb.fn.sum<number | string>('l1').as('l1'),
      eb.fn.sum<number | string>('l2').as('l2'),
      eb.fn.sum<number | string>('l3').as('l3'),
    ])
    .groupBy([...told, 'currency'])
    .execute()
  return [
    ...counts.map(({ deals, ...key }) => ({
      ...key,
      currency: anything,
      deals: Number(deals),
      limbs: [0, 0, 0, 0] as const,
    })),
    ...sums.map(({ deals, l0, l1, l2, l3, ...key }) => ({
      ...key,
      deals: Number(deals),
      limbs: [Number(l0), Number(l1), Number(l2), Number(l3)] as const,
    })),
  ]
}
