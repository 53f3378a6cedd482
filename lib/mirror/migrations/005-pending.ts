import type { Kysely, Migration } from 'kysely'

/** What records wait for that AWS does not have yet. */
export const pending: Migration = {
  async up(database: Kysely<unknown>) {
    await database.schema
      .createTable('mirror_pending')
      .addColumn('catalog', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('changes', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('mirror_pending_key', ['catalog', 'id'])
      .execute()
  },
}
