import { sql } from 'kysely'
import type { Session } from './store'

export interface SequenceTable {
  name: string
  last: number
}

export const sequenceTables = [
  'create table sequence (name text primary key, last integer not null) without rowid',
]

/** What is counted. */
export type Sequence = 'task' | 'snapshot job' | 'prospecting task'

/** The next of an endless count: what is deleted leaves its number behind, so no id is given out twice. */
export async function nextInSequence({ database }: Session, name: Sequence): Promise<number> {
  const { last } = await database
    .insertInto('sequence')
    .values({ name, last: 1 })
    .onConflict((existing) => existing.column('name').doUpdateSet({ last: sql`sequence.last + 1` }))
    .returning('last')
    .executeTakeFirstOrThrow()
  return last
}
