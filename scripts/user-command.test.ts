import { beforeEach, expect, test } from 'vitest'
import { openUsers, type Users } from '@/lib/auth/users'
import { openSqlite } from '@/lib/sql/sqlite'
import { runUserCommand } from './user-command'

let users: Users
let said: string[]

beforeEach(async () => {
  users = await openUsers(openSqlite(':memory:'))
  said = []
})

function run(line: string, password = 'correct horse battery'): Promise<number> {
  const args = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '')
  return runUserCommand(args, { users, askPassword: async () => password, say: (text) => said.push(text) })
}

test('adds somebody who can then sign in', async () => {
  expect(await run('add zoe@example.com --name "Zoe Quinn" --role manager')).toBe(0)
  const signedIn = await users.signIn({
    email: 'zoe@example.com',
    password: 'correct horse battery',
    address: '',
  })
  expect(signedIn).toMatchObject({ outcome: 'signed-in', user: { name: 'Zoe Quinn', role: 'manager' } })
})

test('lists, changes and disables', async () => {
  await run('add zoe@example.com --name Zoe --role manager')
  expect(await run('role zoe@example.com viewer')).toBe(0)
  expect(await run('disable zoe@example.com')).toBe(0)
  expect(await run('list')).toBe(0)
  expect(said.at(-1)).toBe('zoe@example.com  viewer  Zoe  (disabled)')
})

test('never prints the password', async () => {
  await run('add zoe@example.com --name Zoe --role manager', 'a password to keep')
  await run('password zoe@example.com', 'another one to keep')
  await run('add zoe@example.com --name Zoe --role manager', 'short')
  expect(said.join('\n')).not.toMatch(/to keep|short/)
})

test.each([
  ['nothing', '', /npm run user -- add/],
  ['an unknown command', 'remove zoe@example.com', /npm run user -- add/],
  ['an unknown option', 'list --all', /npm run user -- add/],
  ['an unknown role', 'add zoe@example.com --name Zoe --role boss', /one of seller, manager, viewer/],
  ['no name', 'add zoe@example.com --role seller', /--name/],
  ['somebody unknown', 'password zoe@example.com', /Nobody has the email zoe@example.com/],
  ['a short password', 'add zoe@example.com --name Zoe --role seller', /at least 12/, 'short'],
])('%s fails and says what to do', async (_what, line, message, password?: string) => {
  expect(await run(line, password)).toBe(1)
  expect(said.join('\n')).toMatch(message)
  expect(await users.list()).toEqual([])
})
