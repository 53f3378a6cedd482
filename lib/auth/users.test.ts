import { beforeEach, describe, expect, test } from 'vitest'
import { describeEngines } from '@/lib/sql/test-engines'
import { liveUser } from './live-user'
import { DEMO_ACCOUNTS, EmailTakenError, openUsers, seedDemoUsers, type Users } from './users'

const ana = {
  email: 'Ana@Example.com',
  name: 'Ana Ruiz',
  role: 'seller',
  password: 'correct horse battery',
} as const

describeEngines('users', (databases) => {
  let users: Users
  let time: number

  beforeEach(async () => {
    time = Date.UTC(2026, 10, 3, 9)
    users = await openUsers(await databases.open(), { demo: true, now: () => time })
  })

  const signIn = (password: string, email: string = ana.email) =>
    users.signIn({ email, password, address: '10.0.0.1' })

  describe('accounts', () => {
    test('an email is kept in lower case and found in any case', async () => {
      await users.add(ana)
      expect(await users.findByEmail(' ANA@example.COM ')).toMatchObject({
        email: 'ana@example.com',
        role: 'seller',
      })
    })

    test('a second account with the same email is refused', async () => {
      await users.add(ana)
      await expect(users.add({ ...ana, email: 'ana@example.com' })).rejects.toThrow(EmailTakenError)
      expect(await users.list()).toHaveLength(1)
    })

    test.each([
      ['a short password', { password: 'elevenchars' }],
      ['an endless password', { password: 'x'.repeat(513) }],
      ['no email', { email: 'ana' }],
      ['a name of two lines', { name: 'Ana\nRuiz' }],
    ])('%s is refused', async (_what, wrong) => {
      await expect(users.add({ ...ana, ...wrong })).rejects.toThrow()
      expect(await users.list()).toEqual([])
    })

    test('changing somebody who is not there changes nobody', async () => {
      await users.add(ana)
      expect(await users.setRole('marc@example.com', 'viewer')).toBe(false)
      expect(await users.list()).toMatchObject([{ role: 'seller', version: 1 }])
    })

    test('seeding the demo twice makes each account once, and each can sign in', async () => {
      await seedDemoUsers(users)
      await seedDemoUsers(users)
      expect((await users.list()).map((user) => user.role)).toEqual(['seller', 'manager', 'viewer'])
      for (const { email, password } of DEMO_ACCOUNTS) {
        expect(await signIn(password, email)).toMatchObject({ outcome: 'signed-in', user: { email } })
      }
    })

    test('two instances that seed the demo at once make each account once', async () => {
      await Promise.all([seedDemoUsers(users), seedDemoUsers(users)])
      expect(await users.list()).toHaveLength(DEMO_ACCOUNTS.length)
    })

    test('what began as a demo keeps its accounts out once it is none, until they have a password of their own', async () => {
      const database = await databases.open()
      const demo = await openUsers(database, { demo: true })
      await seedDemoUsers(demo)
      const [seller] = DEMO_ACCOUNTS
      if (!seller) throw new Error('The demo has no accounts')
      const before = await demo.findByEmail(seller.email)

      const real = await openUsers(database)
      expect(await real.signIn({ ...seller, address: '' })).toEqual({ outcome: 'refused' })
      expect(await liveUser(real, { userId: before?.id ?? '', version: 1 })).toBeUndefined()
      expect((await real.list()).every((user) => user.disabled)).toBe(true)

      await real.setPassword(seller.email, 'a password of her own')
      const signIn = await real.signIn({
        email: seller.email,
        password: 'a password of her own',
        address: '',
      })
      expect(signIn).toMatchObject({ outcome: 'signed-in' })
    })

    test('opening the same database again keeps its accounts', async () => {
      const database = await databases.open()
      await (await openUsers(database)).add(ana)
      expect(await (await openUsers(database)).list()).toHaveLength(1)
    })
  })

  describe('signing in', () => {
    beforeEach(async () => {
      await users.add(ana)
    })

    test('works with the right password, in whichever Unicode form it was typed', async () => {
      await users.setPassword(ana.email, 'caf\u00e9 caf\u00e9 caf\u00e9')
      expect(await signIn('cafe\u0301 cafe\u0301 cafe\u0301')).toMatchObject({ outcome: 'signed-in' })
    })

    test('an unknown email, a wrong password and a disabled user get the same answer', async () => {
      expect(await signIn('wrong horse battery')).toEqual({ outcome: 'refused' })
      expect(await signIn(ana.password, 'nobody@example.com')).toEqual({ outcome: 'refused' })
      await users.setDisabled(ana.email, true)
      expect(await signIn(ana.password)).toEqual({ outcome: 'refused' })
    })

    test('an over-long password is refused even when its beginning is right', async () => {
      await users.setPassword(ana.email, 'p'.repeat(512))
      expect(await signIn('p'.repeat(513))).toEqual({ outcome: 'refused' })
    })

    test('the right password has to wait too once guessing was slowed down', async () => {
      for (let guess = 0; guess < 5; guess++) await signIn('wrong horse battery')
      expect(await signIn(ana.password)).toEqual({ outcome: 'wait', retryAfterSeconds: 1 })
      time += 1000
      expect(await signIn(ana.password)).toMatchObject({ outcome: 'signed-in' })
    })

    test('signing in forgives earlier failures', async () => {
      for (let guess = 0; guess < 4; guess++) await signIn('wrong horse battery')
      await signIn(ana.password)
      for (let guess = 0; guess < 4; guess++) await signIn('wrong horse battery')
      expect(await signIn(ana.password)).toMatchObject({ outcome: 'signed-in' })
    })

    test('guesses sent at once are all counted', async () => {
      const answers = await Promise.all(Array.from({ length: 20 }, () => signIn('wrong horse battery')))
      expect(answers.filter((answer) => answer.outcome === 'refused')).toHaveLength(5)
    })
  })

  describe('a session', () => {
    test('lives while its user is unchanged', async () => {
      const { id, version } = await users.add(ana)
      expect(await liveUser(users, { userId: id, version })).toMatchObject({ email: 'ana@example.com' })
    })

    test.each([
      ['the user was disabled', () => users.setDisabled(ana.email, true)],
      ['the role changed', () => users.setRole(ana.email, 'viewer')],
      ['the password changed', () => users.setPassword(ana.email, 'another long password')],
    ])('is over when %s', async (_why, change) => {
      const { id, version } = await users.add(ana)
      expect(await change()).toBe(true)
      expect(await liveUser(users, { userId: id, version })).toBeUndefined()
    })

    test('does not come back when a disabled user is enabled again', async () => {
      const { id, version } = await users.add(ana)
      await users.setDisabled(ana.email, true)
      await users.setDisabled(ana.email, false)
      expect(await liveUser(users, { userId: id, version })).toBeUndefined()
    })

    test('of nobody is none', async () => {
      expect(await liveUser(users, { userId: 'somebody-else', version: 1 })).toBeUndefined()
    })
  })
})
