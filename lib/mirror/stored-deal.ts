import type { Transaction } from 'kysely'
import type { OpportunityCard } from '@/lib/opportunity/card'
import type { Catalog, Opportunity } from '@/lib/opportunity/opportunity'
import type { MirrorTables, OpportunityRow } from './tables'

/** What only the past of a deal can tell. */
const kept = [
  'version_ms',
  'review_status',
  'status_since',
  'times_sent_back',
  'entries',
  'detailed',
  'stage_since',
  'stage_or_earlier',
  'next_step_since',
  'gone_since',
  'aws_stage',
  'aws_close_date',
  'aws_origin',
  'aws_read_at',
] as const

/** A deal as the last save left it. */
export interface StoredDeal {
  row: Pick<OpportunityRow, (typeof kept)[number]>
  card: OpportunityCard
  /** As AWS sent it, without what is pending. */
  record: Opportunity
  complete: boolean
  /** The text `record` was read from. */
  doc: string
}

/** These deals, without those there are none of. */
export async function readStored(
  transaction: Transaction<MirrorTables>,
  catalog: Catalog,
  ids: string[],
): Promise<Map<string, StoredDeal>> {
  const rows = await transaction
    .selectFrom('mirror_opportunity as deal')
    .innerJoin('mirror_document as document', (join) =>
      join.onRef('document.catalog', '=', 'deal.catalog').onRef('document.id', '=', 'deal.id'),
    )
    .select(['deal.id', ...kept, 'complete', 'card', 'doc'])
    .where('deal.catalog', '=', catalog)
    .where('deal.id', 'in', ids)
    .execute()
  return new Map(
    rows.map(({ id, card, doc, complete, ...row }) => [
      id,
      {
        // PostgreSQL gives a bigint as text.
        row: { ...row, version_ms: Number(row.version_ms) },
        card: JSON.parse(card) as OpportunityCard,
        record: JSON.parse(doc) as Opportunity,
        complete: complete === 1,
        doc,
      },
    ]),
  )
}
