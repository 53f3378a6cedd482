import { type Compilable, Kysely, type RawBuilder, SqliteDialect, sql } from 'kysely'
import type { SqliteFile } from '@/lib/sql/sqlite'
import type { Tables } from './tables'

class Placeholder {
  constructor(readonly name: string) {}
}

type Placeholders<Arguments> = <Name extends keyof Arguments & string>(
  name: Name,
) => RawBuilder<Arguments[Name]>

/** A query built once and run with different values: building costs more than SQLite takes to answer. */
export interface Prepared<Arguments, Row> {
  all(values: Arguments): Row[]
  run(values: Arguments): void
}

export type Prepare = <Arguments extends object, Row = never>(
  build: (database: Kysely<Tables>, value: Placeholders<Arguments>) => Compilable<Row>,
) => Prepared<Arguments, Row>

/** Writes queries for SQLite without having one. */
const writer = new Kysely<Tables>({ dialect: new SqliteDialect({ database: undefined as never }) })

/** @returns A function that prepares queries on this file; `build` gets a function that stands for a value by its name. */
export function preparing(file: Pick<SqliteFile<Tables>, 'prepare'>): Prepare {
  return <Arguments extends object, Row>(
    build: (database: Kysely<Tables>, value: Placeholders<Arguments>) => Compilable<Row>,
  ): Prepared<Arguments, Row> => {
    const query = build(writer, (name) => sql.val(new Placeholder(name) as never)).compile()
    const statement = file.prepare<Row>(query.sql)
    const bind = (values: Arguments) =>
      query.parameters.map((value) =>
        value instanceof Placeholder ? values[value.name as keyof Arguments] : value,
      )
    return {
      all: (values) => statement.all(bind(values)),
      run: (values) => statement.run(bind(values)),
    }
  }
}
