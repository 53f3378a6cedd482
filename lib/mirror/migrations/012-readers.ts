import type { Kysely, Migration } from 'kysely'

/** Which processes read a catalog, and from where. */
export const readers: Migration = {
  async up(database: Kysely<unknown>) {
    await database.schema
      .createTable('mirror_reader')
      .addColumn('catalog', 'text', (column) => column.notNull())
      .addColumn('holder', 'text', (column) => column.notNull())
      .addColumn('source', 'text', (column) => column.notNull())
      .addColumn('expires_ms', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('mirror_reader_key', ['catalog', 'holder'])
      .execute()
  },
}
