import { type Kysely, sql } from 'kysely'
import { engineOf } from './engine'

interface TextColumn {
  table: string
  column: string
}

/** The text columns of our schema that sort as the server's locale says; none on SQLite, which compares code points. */
export async function textColumns<Tables>(database: Kysely<Tables>): Promise<TextColumn[]> {
  if (engineOf(database) === 'sqlite') return []
  const { rows } = await sql<TextColumn>`
    select table_name as "table", column_name as "column" from information_schema.columns
    where table_schema = current_schema() and data_type in ('text', 'character varying')
      and collation_name is distinct from 'C'`.execute(database)
  return rows
}

/**
 * Makes text that came since `before` sort by code point. Cursors, key ranges and the stand-in for a missing date rely on it,
 * and an upgrade of the server's locale library cannot break such an index. Columns that others keep in the same schema stay
 * as they are.
 */
export async function sortTextByCodePoint<Tables>(
  database: Kysely<Tables>,
  before: TextColumn[],
): Promise<void> {
  const known = new Set(before.map(({ table, column }) => `${table}.${column}`))
  const added = (await textColumns(database)).filter(({ table, column }) => !known.has(`${table}.${column}`))
  for (const { table, column } of added) {
    await sql`alter table ${sql.table(table)} alter column ${sql.ref(column)} type text collate "C"`.execute(
      database,
    )
  }
}
