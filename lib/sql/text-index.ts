import { type Kysely, type RawBuilder, sql } from 'kysely'
import { engineOf } from './engine'

/*
 * Looking for a part of a text in many rows without reading them all. Both engines keep the runs of three characters that
 * occur; what has such an index says which rows may match, never which do not.
 */

/** A text column of a table whose rows are told apart by `catalog` and `id`. */
export interface TextIndex {
  table: string
  column: string
}

/** Runs of three: a shorter term is in no index. */
export const shortestIndexedTerm = 3

function sqliteStatements({ table, column }: TextIndex): string[] {
  const [rows, runs] = [`${table}_text`, `${table}_runs`]
  const number = (row: 'old' | 'new') =>
    `(select number from ${rows} where catalog = ${row}.catalog and id = ${row}.id)`
  return [
    // Rows have no number of their own that a backup would keep.
    `create table ${rows} (number integer primary key, catalog text not null, id text not null, unique (catalog, id))`,
    `create virtual table ${runs} using fts5(
      ${column}, content='', contentless_delete=1, detail=none, tokenize='trigram case_sensitive 1')`,
    `insert into ${rows} (catalog, id) select catalog, id from ${table}`,
    `insert into ${runs} (rowid, ${column})
      select number, ${column} from ${rows} as kept join ${table} as row on row.catalog = kept.catalog and row.id = kept.id`,
    `create trigger ${runs}_insert after insert on ${table} begin
      insert into ${rows} (catalog, id) values (new.catalog, new.id);
      insert into ${runs} (rowid, ${column}) values (${number('new')}, new.${column});
    end`,
    `create trigger ${runs}_update after update of ${column} on ${table} when old.${column} <> new.${column} begin
      delete from ${runs} where rowid = ${number('old')};
      insert into ${runs} (rowid, ${column}) values (${number('new')}, new.${column});
    end`,
    `create trigger ${runs}_delete after delete on ${table} begin
      delete from ${runs} where rowid = ${number('old')};
      delete from ${rows} where catalog = old.catalog and id = old.id;
    end`,
  ]
}

/** The schema PostgreSQL's extension is in; made where this user may. Undefined where it cannot be had. */
async function trigramSchema(database: Kysely<unknown>): Promise<string | undefined> {
  await sql`savepoint trigrams`.execute(database)
  try {
    await sql`create extension if not exists pg_trgm`.execute(database)
  } catch {
    await sql`rollback to savepoint trigrams`.execute(database)
  }
  const { rows } = await sql<{ schema: string }>`
    select nspname as schema from pg_extension join pg_namespace on pg_namespace.oid = extnamespace
    where extname = 'pg_trgm'`.execute(database)
  return rows[0]?.schema
}

/**
 * Makes the index, for a migration. Where PostgreSQL's `pg_trgm` is neither there nor allowed there is none, and searches
 * read every row as before.
 */
export async function createTextIndex(database: Kysely<unknown>, index: TextIndex): Promise<void> {
  if (engineOf(database) === 'sqlite') {
    for (const statement of sqliteStatements(index)) await sql.raw(statement).execute(database)
    return
  }
  const schema = await trigramSchema(database)
  if (schema === undefined) return
  const { table, column } = index
  await sql`create index ${sql.ref(`${table}_runs`)} on ${sql.table(table)}
    using gin (${sql.ref(column)} ${sql.ref(`${schema}.gin_trgm_ops`)})`.execute(database)
}

/** The runs of a term, each once, as FTS5 wants them: whatever sign is in it is meant literally. */
function runsOf(term: string): string[] {
  const signs = [...term]
  const runs = signs.slice(2).map((_, i) => signs.slice(i, i + 3).join(''))
  return [...new Set(runs)].map((run) => `"${run.replaceAll('"', '""')}"`)
}

/**
 * A condition that each row whose text has all the terms in it fulfils, and few others do: to be asked beside the exact one.
 * Undefined where the engine finds them by the exact condition itself.
 * @param terms At least one of `shortestIndexedTerm` characters.
 */
export function mayContain<Tables>(
  database: Kysely<Tables>,
  { table }: TextIndex,
  terms: readonly string[],
): RawBuilder<boolean> | undefined {
  if (engineOf(database) !== 'sqlite') return undefined
  const question = terms.flatMap(runsOf).join(' AND ')
  const [rows, runs] = [sql.table(`${table}_text`), sql.table(`${table}_runs`)]
  return sql<boolean>`(catalog, id) in (select catalog, id from ${rows}
    where number in (select rowid from ${runs} where ${runs} match ${question}))`
}
