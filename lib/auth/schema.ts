import type { Generated, Kysely, Migration } from 'kysely'
import type { Role } from './roles'

interface UserTable {
  id: string
  /** Lower case. */
  email: string
  name: string
  role: Role
  /** Argon2id in its own encoded form, parameters and salt included. */
  password_hash: string
  /** Grows when the role, the password or the right to sign in changes; a session carries the version it began with. */
  version: Generated<number>
  disabled_at: string | null
  /** 1 while the password is one of the demo's, which are public: such an account may sign in there and nowhere else. */
  demo: Generated<number>
  created_at: string
}

interface SignInAttemptTable {
  /** What is counted: a digest, so that a password typed into the email box is never stored. */
  key: string
  failures: number
  last_failed_at: number
}

export interface AuthTables {
  tandem_user: UserTable
  sign_in_attempt: SignInAttemptTable
}

/** Migrations of the `auth` room, oldest first. Append; never edit one that has been released. */
export const authMigrations: Record<string, Migration> = {
  '001_users': {
    async up(database: Kysely<unknown>) {
      await database.schema
        .createTable('tandem_user')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('email', 'text', (column) => column.notNull().unique())
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('role', 'text', (column) => column.notNull())
        .addColumn('password_hash', 'text', (column) => column.notNull())
        .addColumn('version', 'integer', (column) => column.notNull().defaultTo(1))
        .addColumn('disabled_at', 'text')
        .addColumn('created_at', 'text', (column) => column.notNull())
        .execute()
      await database.schema
        .createTable('sign_in_attempt')
        .addColumn('key', 'text', (column) => column.primaryKey())
        .addColumn('failures', 'integer', (column) => column.notNull())
        .addColumn('last_failed_at', 'bigint', (column) => column.notNull())
        .execute()
    },
  },
  '002_demo_accounts': {
    async up(database: Kysely<unknown>) {
      await database.schema
        .alterTable('tandem_user')
        .addColumn('demo', 'integer', (column) => column.notNull().defaultTo(0))
        .execute()
    },
  },
  '003_attempts_by_age': {
    async up(database: Kysely<unknown>) {
      await database.schema
        .createIndex('sign_in_attempt_age')
        .on('sign_in_attempt')
        .column('last_failed_at')
        .execute()
    },
  },
}
