import { type Kysely, type Migration, sql } from 'kysely'

const columns = [
  'by_company text',
  'by_title text',
  'by_stage integer',
  'by_status integer',
  'by_owner text',
  'by_stage_since text',
  'by_step_since text',
]

const sortedBy = [
  'by_company',
  'by_title',
  'by_stage',
  'by_status',
  'close_date',
  'by_owner',
  'by_stage_since',
  'by_step_since',
  'version_ms',
]

interface Card {
  company?: string
  title?: string
  stage: string
  reviewStatus: string
  owner?: { name: string }
  stageSince?: string
  nextStepSince?: string
}

interface Tables {
  mirror_document: { catalog: string; id: string; card: string }
  mirror_opportunity: { catalog: string; id: string } & Record<string, string | number | null>
}

const stages = [
  'Prospect',
  'Qualified',
  'Technical Validation',
  'Business Validation',
  'Committed',
  'Launched',
  'Closed Lost',
]
const statuses = ['Pending Submission', 'Submitted', 'In review', 'Action Required', 'Approved', 'Rejected']

/** As `sortText` was when this was written. */
function sortText(text = ''): string | null {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim() || null
}

function keysOf(card: Card) {
  return {
    by_company: sortText(card.company),
    by_title: sortText(card.title),
    by_stage: stages.indexOf(card.stage),
    by_status: statuses.indexOf(card.reviewStatus),
    by_owner: sortText(card.owner?.name),
    by_stage_since: card.stageSince ?? null,
    by_step_since: card.nextStepSince ?? null,
  }
}

const atOnce = 500

async function fill(database: Kysely<Tables>): Promise<void> {
  for (let last = { catalog: '', id: '' }; ; ) {
    const rows = await database
      .selectFrom('mirror_document')
      .select(['catalog', 'id', 'card'])
      .where((eb) => eb(eb.refTuple('catalog', 'id'), '>', eb.tuple(last.catalog, last.id)))
      .orderBy('catalog')
      .orderBy('id')
      .limit(atOnce)
      .execute()
    for (const { catalog, id, card } of rows) {
      await database
        .updateTable('mirror_opportunity')
        .set(keysOf(JSON.parse(card) as Card))
        .where('catalog', '=', catalog)
        .where('id', '=', id)
        .execute()
    }
    const end = rows.at(-1)
    if (!end) return
    last = end
  }
}

/**
 * What lists are sorted by. Each index holds what else a filter asks for, so that it alone is walked to a page however far
 * into the list.
 */
export const lists: Migration = {
  async up(database: Kysely<unknown>) {
    for (const column of columns) {
      await sql.raw(`alter table mirror_opportunity add column ${column}`).execute(database)
    }
    await fill(database as Kysely<Tables>)
    for (const column of sortedBy) {
      await sql
        .raw(
          `create index mirror_list_${column} on mirror_opportunity
            (catalog, ${column}, id, owner_email, review_status, stage, close_date)`,
        )
        .execute(database)
    }
  },
}
