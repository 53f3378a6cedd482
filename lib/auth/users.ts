import { randomUUID } from 'node:crypto'
import type { Kysely, Selectable } from 'kysely'
import * as z from 'zod'
import { migrate } from '@/lib/sql/migrate'
import { DEMO_ACCOUNTS } from './demo-accounts'
import { decoyHash, hashPassword, longestPassword, passwordMatches, shortestPassword } from './password'
import { type AttemptKey, createRateLimit } from './rate-limit'
import { Role } from './roles'
import { type AuthTables, authMigrations } from './schema'

export { DEMO_ACCOUNTS } from './demo-accounts'

export interface User {
  id: string
  email: string
  name: string
  role: Role
  /** See `AuthTables`: a session made with an older version is over. */
  version: number
  disabled: boolean
}

/** `refused` is the same for an unknown email, a wrong password and a disabled user: the caller must not tell which. */
export type SignIn =
  | { outcome: 'signed-in'; user: User }
  | { outcome: 'refused' }
  | { outcome: 'wait'; retryAfterSeconds: number }

export interface Users {
  /** The user with this id, disabled or not. */
  find(id: string): Promise<User | undefined>
  findByEmail(email: string): Promise<User | undefined>
  /** Everybody, by email. */
  list(): Promise<User[]>
  /** @throws EmailTakenError; ZodError when a value is not acceptable. */
  add(user: NewUser): Promise<User>
  /** @returns false when nobody has this email. Ends that user's sessions, like the two below. */
  setPassword(email: string, password: string): Promise<boolean>
  setRole(email: string, role: Role): Promise<boolean>
  setDisabled(email: string, disabled: boolean): Promise<boolean>
  /** Checks an email and a password, sent from `address`. Slows down and then locks out guessing: see `pauseMs`. */
  signIn(attempt: { email: string; password: string; address: string }): Promise<SignIn>
}

export const Email = z.email('Enter an email address').max(254).toLowerCase()

export const Password = z
  .string()
  .min(shortestPassword, `Use at least ${shortestPassword} characters`)
  .max(longestPassword, `Use at most ${longestPassword} characters`)

export const NewUser = z.strictObject({
  email: Email,
  name: z
    .string()
    .trim()
    .min(1, 'Enter a name')
    .max(120)
    .regex(/^\P{Cc}+$/u, 'A name is one line of text'),
  role: Role,
  password: Password,
})
export type NewUser = z.input<typeof NewUser>

export class EmailTakenError extends Error {
  override name = 'EmailTakenError'
}

type UserRow = Selectable<AuthTables['tandem_user']>

export interface UsersOptions {
  /**
   * Whether the demo accounts may sign in. Off, they are as good as disabled: a folder that began as a demo may later
   * serve real data, and their passwords are public.
   */
  demo?: boolean
  /** The clock of the sign-in limits, in ms. */
  now?: () => number
}

/** 1 for a password that is printed in this repository. */
function isPublic(password: string): number {
  return DEMO_ACCOUNTS.some((account) => account.password === password) ? 1 : 0
}

/** Opens the user store in Tandem's database and brings its tables up to date. */
export async function openUsers<Tables>(shared: Kysely<Tables>, options: UsersOptions = {}): Promise<Users> {
  await migrate(shared, 'auth', authMigrations)
  // The tables live beside others that this room has no business knowing.
  const database = shared as unknown as Kysely<AuthTables>
  const { demo = false, now = Date.now } = options
  const limit = createRateLimit(database, now)

  const userOf = ({ id, email, name, role, version, ...row }: UserRow): User => {
    return { id, email, name, role, version, disabled: row.disabled_at !== null || (row.demo === 1 && !demo) }
  }

  const rowByEmail = (email: string) =>
    database
      .selectFrom('tandem_user')
      .selectAll()
      .where('email', '=', email.trim().toLowerCase())
      .executeTakeFirst()

  const change = async (email: string, values: Partial<UserRow>) => {
    const result = await database
      .updateTable('tandem_user')
      .set((eb) => ({ ...values, version: eb('version', '+', 1) }))
      .where('email', '=', email.trim().toLowerCase())
      .executeTakeFirst()
    return result.numUpdatedRows > 0n
  }

  return {
    async find(id) {
      const row = await database.selectFrom('tandem_user').selectAll().where('id', '=', id).executeTakeFirst()
      return row && userOf(row)
    },

    async findByEmail(email) {
      const row = await rowByEmail(email)
      return row && userOf(row)
    },

    async list() {
      const rows = await database.selectFrom('tandem_user').selectAll().orderBy('email').execute()
      return rows.map(userOf)
    },

    async add(input) {
      const { email, name, role, password } = NewUser.parse(input)
      const added = await database
        .insertInto('tandem_user')
        .values({
          id: randomUUID(),
          email,
          name,
          role,
          password_hash: await hashPassword(password),
          demo: isPublic(password),
          disabled_at: null,
          created_at: new Date(now()).toISOString(),
        })
        .onConflict((conflict) => conflict.column('email').doNothing())
        .returningAll()
        .executeTakeFirst()
      if (!added) throw new EmailTakenError(`${email} already has an account`)
      return userOf(added)
    },

    async setPassword(email, password) {
      return change(email, {
        password_hash: await hashPassword(Password.parse(password)),
        demo: isPublic(password),
      })
    },

    setRole: (email, role) => change(email, { role }),

    setDisabled: (email, disabled) =>
      change(email, { disabled_at: disabled ? new Date(now()).toISOString() : null }),

    async signIn({ email, password, address }) {
      const keys: AttemptKey[] = [{ email: email.trim().toLowerCase() }, { address }]
      const retryAfterSeconds = await limit.take(keys)
      if (retryAfterSeconds > 0) return { outcome: 'wait', retryAfterSeconds }

      const row = password.length <= longestPassword ? await rowByEmail(email) : undefined
      const matches = await passwordMatches(
        password.slice(0, longestPassword),
        row?.password_hash ?? (await decoyHash()),
      )
      const user = row && userOf(row)
      if (!user || !matches || user.disabled) return { outcome: 'refused' }
      await limit.clear(keys)
      return { outcome: 'signed-in', user }
    },
  }
}

/**
 * Adds the demo accounts that are missing. For demo mode only: their passwords are public. Another instance may be adding
 * them at the same time.
 */
export async function seedDemoUsers(users: Users): Promise<void> {
  for (const account of DEMO_ACCOUNTS) {
    if (await users.findByEmail(account.email)) continue
    await users.add(account).catch((error: unknown) => {
      if (!(error instanceof EmailTakenError)) throw error
    })
  }
}
