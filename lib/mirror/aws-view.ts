import { type Kysely, sql, type Transaction } from 'kysely'
import type { AwsOpportunitySummary } from '@/lib/opportunity/aws-summary'
import type { Catalog } from '@/lib/opportunity/opportunity'
import { awsDiffers } from './in-play'
import { readStored } from './stored-deal'
import type { MirrorTables } from './tables'

/** AWS's side of a deal as last read; `readAt` by our clock. */
export interface AwsView {
  summary: AwsOpportunitySummary
  readAt: string
}

/** What AWS answered about a deal. Without a summary: it has none, or keeps it to itself. */
export interface AwsAnswer {
  id: string
  summary?: AwsOpportunitySummary | undefined
}

/** AWS's view of these deals, without those that have not been read. */
export async function awsViews(
  database: Kysely<MirrorTables>,
  catalog: Catalog,
  ids: string[],
): Promise<Map<string, AwsView>> {
  if (ids.length === 0) return new Map()
  const rows = await database
    .selectFrom('mirror_aws_view')
    .select(['id', 'doc', 'read_at'])
    .where('catalog', '=', catalog)
    .where('id', 'in', ids)
    .execute()
  return new Map(
    rows.map(({ id, doc, read_at }) => [
      id,
      { summary: JSON.parse(doc) as AwsOpportunitySummary, readAt: read_at },
    ]),
  )
}

async function storeView(
  transaction: Transaction<MirrorTables>,
  catalog: Catalog,
  { id, summary }: AwsAnswer,
  readAt: string,
): Promise<void> {
  if (!summary) return
  const content = { doc: JSON.stringify(summary), read_at: readAt }
  await transaction
    .insertInto('mirror_aws_view')
    .values({ catalog, id, ...content })
    .onConflict((conflict) => conflict.columns(['catalog', 'id']).doUpdateSet(content))
    .execute()
}

/** What AWS does not answer leaves what it said before. */
function factsOf({ summary }: AwsAnswer) {
  if (!summary) return undefined
  const { LifeCycle: life, Origin } = summary
  return {
    aws_stage: life?.Stage || null,
    aws_close_date: life?.TargetCloseDate || null,
    aws_origin: Origin || null,
  }
}

/**
 * Stores what AWS answered about these deals, read at `at` by our clock. Deals that are not here yet are passed over.
 * What was read later stays.
 */
export async function storeAwsViews(
  transaction: Transaction<MirrorTables>,
  catalog: Catalog,
  answers: readonly AwsAnswer[],
  at: Date,
): Promise<void> {
  if (answers.length === 0) return
  const readAt = at.toISOString()
  const stored = await readStored(
    transaction,
    catalog,
    answers.map(({ id }) => id),
  )
  for (const answer of answers) {
    const deal = stored.get(answer.id)
    if (!deal || deal.row.aws_read_at > readAt) continue
    const facts = factsOf(answer)
    const differs = awsDiffers(deal.card, { ...deal.row, ...facts })
    await storeView(transaction, catalog, answer, readAt)
    await transaction
      .updateTable('mirror_opportunity')
      .set((eb) => ({
        ...facts,
        aws_read_at: readAt,
        aws_differs: differs ? eb.ref('in_play') : eb.lit(0),
      }))
      .where('catalog', '=', catalog)
      .where('id', '=', answer.id)
      .execute()
  }
}

/** Approved deals of which AWS has not been asked since `before`, those asked longest ago first. */
export function dueQuery(database: Kysely<MirrorTables>, catalog: Catalog, before: Date) {
  return (
    database
      .selectFrom('mirror_opportunity')
      .select('id')
      .where('catalog', '=', catalog)
      // A constant, since a partial index is only used where its condition is seen.
      .where(sql<boolean>`review_status = 'Approved'`)
      .where('aws_read_at', '<', before.toISOString())
      .where('gone_since', 'is', null)
      .orderBy('aws_read_at')
      .orderBy('id')
  )
}

/** Of these deals, those submitted to AWS of which it has not been asked since `before`. */
export async function askedBefore(
  database: Kysely<MirrorTables>,
  catalog: Catalog,
  ids: string[],
  before: Date,
): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await database
    .selectFrom('mirror_opportunity')
    .select('id')
    .where('catalog', '=', catalog)
    .where('id', 'in', ids)
    .where('review_status', '!=', 'Pending Submission')
    .where('aws_read_at', '<', before.toISOString())
    .where('gone_since', 'is', null)
    .execute()
  return rows.map(({ id }) => id)
}
