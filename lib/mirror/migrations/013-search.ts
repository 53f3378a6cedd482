import type { Kysely, Migration } from 'kysely'
import { createTextIndex } from '@/lib/sql/text-index'

/** Finds what is searched for without reading every deal. */
export const search: Migration = {
  async up(database: Kysely<unknown>) {
    await createTextIndex(database, { table: 'mirror_opportunity', column: 'search' })
  },
}
