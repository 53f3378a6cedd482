import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { EnvError, loadEnv } from './env'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tandem-env-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const load = (source: Record<string, string> = {}) => loadEnv({ DATA_DIR: folder, ...source })

function problems(source: Record<string, string>): string[] {
  try {
    load(source)
  } catch (error) {
    if (error instanceof EnvError) return error.problems
    throw error
  }
  return []
}

describe('settings', () => {
  test('have a default for everything', () => {
    expect(load()).toMatchObject({
      host: '127.0.0.1',
      port: 3000,
      database: { engine: 'sqlite', file: join(folder, 'tandem.db') },
      partnerCentral: { mode: 'embedded' },
      catalog: 'Sandbox',
      embeddedQuota: 'aws',
      authUrl: 'http://127.0.0.1:3000',
      demo: true,
    })
  })

  test('list every mistake in one go, by variable', () => {
    const found = problems({
      PORT: '70000',
      PARTNER_CENTRAL: 'AWS',
      PARTNER_CENTRAL_CATALOG: 'sandbox',
      EMBEDDED_QUOTA: 'none',
      EMBEDDED_REVIEW_SECONDS: 'soon',
      EMBEDDED_FAULTS: '{"rules":[',
      EVENTS_URL: 'ftp://events.example',
      EVENTS_API_KEY: 'short',
      NEXTAUTH_URL: 'tandem.example',
      EMBEDDED_ACCESS_KEY_ID: 'AKIAEXAMPLE',
      DEMO: 'on',
    })
    expect(found.map((problem) => problem.split(':')[0]).sort()).toEqual([
      'DEMO',
      'EMBEDDED_FAULTS',
      'EMBEDDED_QUOTA',
      'EMBEDDED_REVIEW_SECONDS',
      'EMBEDDED_SECRET_ACCESS_KEY',
      'EVENTS_API_KEY',
      'EVENTS_URL',
      'NEXTAUTH_URL',
      'PARTNER_CENTRAL',
      'PARTNER_CENTRAL_CATALOG',
      'PORT',
    ])
  })

  test('never say a secret back', () => {
    const [problem] = problems({ NEXTAUTH_SECRET: 'short-secret' })
    expect(problem).toMatch(/^NEXTAUTH_SECRET: /)
    expect(problem).not.toContain('short-secret')
  })

  test('take an empty variable for an unset one', () => {
    expect(load({ PORT: '', NEXTAUTH_SECRET: ' ' }).port).toBe(3000)
  })

  test.each([
    ['file:./x/tandem.db', resolve('x/tandem.db')],
    ['file:///var/tandem.db', '/var/tandem.db'],
    ['/var/tandem.db', '/var/tandem.db'],
  ])('DATABASE_URL %s is the file %s', (url, file) => {
    expect(load({ DATABASE_URL: url }).database).toEqual({ engine: 'sqlite', file })
  })

  test.each(['postgres://u:p@db:5432/tandem', 'postgresql:///tandem?host=/run/postgresql'])(
    'DATABASE_URL %s is PostgreSQL',
    (url) => {
      expect(load({ DATABASE_URL: url }).database).toEqual({ engine: 'postgres', url, poolSize: 10 })
      expect(load({ DATABASE_URL: url, DATABASE_POOL_SIZE: '4' }).database).toMatchObject({ poolSize: 4 })
    },
  )

  test.each([
    ['postgres://u:hunter2@db:5432', /name the database/],
    ['postgres://u:hunter2@db:port/tandem', /use postgres:/],
    ['postgres://u:hunter2@db/tandem?sslmode=prefer', /disable, require, verify-ca, verify-full/],
    ['postgres://u:hunter2@db/tandem?sslmode=verify-ca', /sslrootcert/],
    ['mysql://u:hunter2@db/tandem', /postgres:/],
  ])('DATABASE_URL %s is refused without quoting it', (url, reason) => {
    const [problem, ...others] = problems({ DATABASE_URL: url })
    expect(others).toEqual([])
    expect(problem).toMatch(/^DATABASE_URL: /)
    expect(problem).toMatch(reason)
    expect(problem).not.toContain('hunter2')
  })

  test('an address is a Partner Central of its own, without demo data', () => {
    const settings = load({ PARTNER_CENTRAL: 'http://127.0.0.1:4000/api/partner-central' })
    expect(settings.partnerCentral).toEqual({ mode: 'url', url: 'http://127.0.0.1:4000/api/partner-central' })
    expect(settings.demo).toBe(false)
  })

  test('the review takes two steps or never happens', () => {
    expect(load({ EMBEDDED_REVIEW_SECONDS: '1/20' }).embeddedReviewSeconds).toEqual({
      pickUpSeconds: 1,
      decideSeconds: 20,
    })
    expect(load({ EMBEDDED_REVIEW_SECONDS: 'off' }).embeddedReviewSeconds).toBe('off')
  })

  test('events go to an address, with a key when there is one', () => {
    expect(load().events).toBeUndefined()
    const EVENTS_URL = 'https://crm.example/api/events'
    expect(load({ EVENTS_URL }).events).toEqual({ url: EVENTS_URL, apiKey: undefined })
    expect(load({ EVENTS_URL, EVENTS_API_KEY: 'a-shared-secret' }).events?.apiKey).toBe('a-shared-secret')
    expect(problems({ EVENTS_URL: 'https://user:a-shared-secret@crm.example/' })).toEqual([
      'EVENTS_URL: leave the user name out; use EVENTS_API_KEY',
    ])
  })

  test('faults are JSON', () => {
    expect(load().embeddedFaults).toBeUndefined()
    expect(load({ EMBEDDED_FAULTS: '{"rules":[]}' }).embeddedFaults).toEqual({ rules: [] })
  })

  test('a server that listens everywhere is announced at one address', () => {
    expect(load({ HOST: '0.0.0.0', PORT: '8080' }).authUrl).toBe('http://127.0.0.1:8080')
  })
})

describe('generated secrets', () => {
  test('are drawn once, kept for their owner only, and read again', () => {
    const first = load()
    const key = first.embeddedKey
    for (const file of ['embedded-credentials.json', 'session-secret.json']) {
      expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600)
    }
    const again = load()
    expect(again.embeddedKey).toEqual(key)
    expect(again.authSecret).toBe(first.authSecret)
    expect(key.secretAccessKey).not.toBe(first.authSecret)
  })

  test('differ between two installations', () => {
    const other = mkdtempSync(join(tmpdir(), 'tandem-env-'))
    expect(loadEnv({ DATA_DIR: other }).embeddedKey).not.toEqual(load().embeddedKey)
    rmSync(other, { recursive: true })
  })

  test('are not drawn when they are given', () => {
    const given = { EMBEDDED_ACCESS_KEY_ID: 'AKIAEXAMPLE', EMBEDDED_SECRET_ACCESS_KEY: 'example-secret' }
    const settings = load({ ...given, NEXTAUTH_SECRET: 'a-session-secret-of-ours' })
    expect(settings.embeddedKey).toEqual({ accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'example-secret' })
    expect(existsSync(join(folder, 'embedded-credentials.json'))).toBe(false)
    expect(existsSync(join(folder, 'session-secret.json'))).toBe(false)
  })

  test('that were damaged are named by file, not by content', () => {
    writeFileSync(join(folder, 'session-secret.json'), '{"secret": 12345')
    expect(problems({})).toEqual([
      expect.stringMatching(/session-secret\.json does not hold a usable secret/),
    ])
    expect(problems({})[0]).not.toContain('12345')
  })
})

test('a DATA_DIR that is no folder is named', () => {
  const file = join(folder, 'file')
  writeFileSync(file, '')
  expect(problems({ DATA_DIR: file })).toEqual([
    expect.stringMatching(/^DATA_DIR: .*ENOTDIR|^DATA_DIR: .*EEXIST/),
  ])
})

test('.env.example lists every variable that is read', () => {
  const source = readFileSync(new URL('./env.ts', import.meta.url), 'utf8')
  const read = [...source.matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(([, name]) => name)
  expect(read).toContain('PARTNER_CENTRAL')
  const listed = [...readFileSync('.env.example', 'utf8').matchAll(/^# ([A-Z][A-Z_]+)=/gm)].map(
    ([, name]) => name,
  )
  expect([...new Set(listed)].sort()).toEqual([...new Set(read)].sort())
})
