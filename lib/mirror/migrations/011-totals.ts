import { type Kysely, type Migration, sql } from 'kysely'

const limbs = ['l0', 'l1', 'l2', 'l3']

const table = `create table mirror_total (
  catalog text not null, owner_email text not null, review_status text not null, stage text not null,
  close_date text not null, currency text not null, deals integer not null,
  ${limbs.map((limb) => `${limb} bigint not null`).join(', ')},
  primary key (catalog, owner_email, review_status, stage, close_date, currency))`

/** What is told apart, besides stage and currency. */
const cells = [
  [],
  ['close_date'],
  ['review_status'],
  ['review_status', 'close_date'],
  ['review_status', 'owner_email'],
]

function keyOf(cell: string[]): string {
  const column = (name: string) => (cell.includes(name) ? `deal.${name}` : `'*'`)
  return `${column('owner_email')}, ${column('review_status')}, deal.stage, ${column('close_date')}`
}

const grouped = (cell: string[]) =>
  ['deal.catalog', 'deal.stage', ...cell.map((name) => `deal.${name}`)].join(', ')

const counted = (cell: string[]) => `insert into mirror_total
  select deal.catalog, ${keyOf(cell)}, '*', count(*), 0, 0, 0, 0
  from mirror_opportunity as deal where gone_since is null group by ${grouped(cell)}`

const summed = (cell: string[]) => `insert into mirror_total
  select deal.catalog, ${keyOf(cell)}, spend.currency, count(*), ${limbs.map((limb) => `sum(spend.${limb})`).join(', ')}
  from mirror_opportunity as deal
  join mirror_spend as spend on spend.catalog = deal.catalog and spend.id = deal.id
  where deal.gone_since is null group by ${grouped(cell)}, spend.currency`

/** An owner's name is on the card alone. */
interface Tables {
  mirror_document: { catalog: string; id: string; card: string }
  mirror_opportunity: { catalog: string; id: string; gone_since: string | null }
  mirror_owner: { catalog: string; email: string; name: string; deals: number }
}

async function leaveOutGone(database: Kysely<Tables>): Promise<void> {
  const rows = await database
    .selectFrom('mirror_document as document')
    .innerJoin('mirror_opportunity as deal', (join) =>
      join.onRef('deal.catalog', '=', 'document.catalog').onRef('deal.id', '=', 'document.id'),
    )
    .select(['document.catalog', 'card'])
    .where('gone_since', 'is not', null)
    .execute()
  for (const { catalog, card } of rows) {
    const { owner } = JSON.parse(card) as { owner?: { email: string; name: string } }
    if (!owner) continue
    await database
      .updateTable('mirror_owner')
      .set((eb) => ({ deals: eb('deals', '-', 1) }))
      .where('catalog', '=', catalog)
      .where('email', '=', owner.email)
      .where('name', '=', owner.name)
      .execute()
  }
}

/** Kept totals for filters too, without the deals that AWS no longer returns. */
export const totals: Migration = {
  async up(database: Kysely<unknown>) {
    const run = (statement: string) => sql.raw(statement).execute(database)
    await run(table)
    for (const cell of cells) {
      await run(counted(cell))
      await run(summed(cell))
    }
    await leaveOutGone(database as Kysely<Tables>)
    await run('drop table mirror_stage_day')
    await run('drop table mirror_stage_spend')
  },
}
