import { type Compilable, type CompiledQuery, type Kysely, type RawBuilder, sql } from 'kysely'
import type { Tables } from './tables'

class Placeholder {
  constructor(readonly name: string) {}
}

type Placeholders<Arguments> = <Name extends keyof Arguments & string>(
  name: Name,
) => RawBuilder<Arguments[Name]>

/** A query built once and run with different values: building costs more than SQLite takes to answer. */
export interface Prepared<Arguments, Row> {
  run(database: Kysely<Tables>, values: Arguments): Promise<Row[]>
}

/** @param build Gets a function that stands for a value by its name. */
export function prepare<Arguments extends object, Row = never>(
  build: (value: Placeholders<Arguments>) => Compilable<Row>,
): Prepared<Arguments, Row> {
  const query: CompiledQuery<Row> = build((name) => sql.val(new Placeholder(name) as never)).compile()
  return {
    async run(executor, values) {
      const bound = query.parameters.map((value) =>
        value instanceof Placeholder ? values[value.name as keyof Arguments] : value,
      )
      return (await executor.executeQuery<Row>({ ...query, parameters: bound })).rows
    },
  }
}
