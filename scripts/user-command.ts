import { parseArgs } from 'node:util'
import * as z from 'zod'
import { Role, roles } from '@/lib/auth/roles'
import { EmailTakenError, type Users } from '@/lib/auth/users'

const usage = `Who may sign in to Tandem.

  npm run user -- add EMAIL --name "Ana Ruiz" --role ${roles.join('|')}
  npm run user -- list
  npm run user -- role EMAIL ${roles.join('|')}
  npm run user -- password EMAIL
  npm run user -- disable EMAIL
  npm run user -- enable EMAIL

A new password is asked for, not shown; piped in, it is the first line of the input. Changing a user's role or password,
or disabling them, ends their sessions.`

/** The command cannot be carried out, for a reason to print. */
class CommandError extends Error {}

export interface UserCommandSetup {
  users: Users
  askPassword: () => Promise<string>
  say: (line: string) => void
}

/** @returns The exit code. */
export async function runUserCommand(args: readonly string[], setup: UserCommandSetup): Promise<number> {
  try {
    setup.say(await carryOut(args, setup))
    return 0
  } catch (error) {
    setup.say(refusalOf(error))
    return 1
  }
}

/** @throws The error itself when it is not one that a better command would avoid. */
function refusalOf(error: unknown): string {
  if (error instanceof z.ZodError) return error.issues.map((issue) => issue.message).join('\n')
  if (error instanceof CommandError || error instanceof EmailTakenError) return error.message
  if (error instanceof TypeError && 'code' in error) return `${error.message}\n\n${usage}`
  throw error
}

async function carryOut(args: readonly string[], setup: UserCommandSetup): Promise<string> {
  const { positionals, values } = parseArgs({
    args: [...args],
    options: { name: { type: 'string' }, role: { type: 'string' } },
    allowPositionals: true,
  })
  const [command, email = '', role] = positionals
  if (command === 'list') return listed(setup.users)
  if (!command || !email) throw new CommandError(usage)
  switch (command) {
    case 'add':
      return add(email, values, setup)
    case 'role':
      return changed(email, await setup.users.setRole(email, parseRole(role)), `is now a ${role}`)
    case 'password':
      return password(email, setup)
    case 'disable':
    case 'enable':
      return changed(email, await setup.users.setDisabled(email, command === 'disable'), `is now ${command}d`)
    default:
      throw new CommandError(usage)
  }
}

async function listed(users: Users): Promise<string> {
  const rows = (await users.list()).map(
    ({ email, role, name, disabled }) => `${email}  ${role}  ${name}${disabled ? '  (disabled)' : ''}`,
  )
  return rows.length > 0 ? rows.join('\n') : 'Nobody yet. Add the first with: npm run user -- add EMAIL …'
}

async function add(
  email: string,
  values: { name?: string; role?: string },
  { users, askPassword }: UserCommandSetup,
) {
  const role = parseRole(values.role)
  if (!values.name) throw new CommandError('Say who it is: --name "Ana Ruiz"')
  if (await users.findByEmail(email)) throw new EmailTakenError(`${email} already has an account`)
  const user = await users.add({ email, name: values.name, role, password: await askPassword() })
  return `${user.email} can sign in as a ${user.role}`
}

async function password(email: string, { users, askPassword }: UserCommandSetup): Promise<string> {
  if (!(await users.findByEmail(email))) return changed(email, false, '')
  return changed(email, await users.setPassword(email, await askPassword()), 'has a new password')
}

function changed(email: string, found: boolean, what: string): string {
  if (!found) throw new CommandError(`Nobody has the email ${email}`)
  return `${email} ${what}`
}

function parseRole(text: string | undefined): Role {
  const role = Role.safeParse(text)
  if (!role.success) throw new CommandError(`The role is one of ${roles.join(', ')}`)
  return role.data
}
