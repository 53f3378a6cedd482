import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readOptions } from './options'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tandem-options-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

const read = (line: string, environment = {}) => readOptions(line.split(' ').filter(Boolean), environment)

test('without options it listens on 8080 of this machine alone, keeps its data and works at the pace of AWS', () => {
  expect(read('')).toEqual({
    host: '127.0.0.1',
    port: 8080,
    dataDir: resolve('data/partner-central'),
    account: '111122223333',
    company: 'Tandem Demo Partner',
    callers: [],
    quota: 'aws',
    review: { pickUpSeconds: 30, decideSeconds: 60 },
    seed: undefined,
    faults: undefined,
    incompleteCreates: 'refuse',
    json: false,
  })
})

test('every option has its effect', () => {
  const line =
    '--port 0 --host ::1 --memory --account 444455556666 --company Calder --quota off --review off --seed 7 --accept-incomplete --json'
  const options = read(line)
  expect(options).toMatchObject({
    host: '::1',
    port: 0,
    account: '444455556666',
    company: 'Calder',
    quota: 'off',
    review: 'off',
    seed: 7,
    incompleteCreates: 'accept',
    json: true,
  })
  expect(options).not.toHaveProperty('dataDir')
  expect(read('--review 5')?.review).toEqual({ pickUpSeconds: 5, decideSeconds: 5 })
  expect(read('--review 1/90')?.review).toEqual({ pickUpSeconds: 1, decideSeconds: 90 })
})

test('the key is the one in the environment, both halves of it', () => {
  const key = { EMBEDDED_ACCESS_KEY_ID: 'AKIDMINE', EMBEDDED_SECRET_ACCESS_KEY: 'my-own-secret' }
  expect(read('', key)?.accessKey).toEqual({ accessKeyId: 'AKIDMINE', secretAccessKey: 'my-own-secret' })
  expect(() => read('', { ...key, EMBEDDED_SECRET_ACCESS_KEY: '' })).toThrow('set both or neither')
})

test('more callers come from a file', () => {
  const file = join(folder, 'callers.json')
  const caller = {
    accessKeyId: 'AKIDOTHER',
    secretAccessKey: 'other-secret',
    account: '444455556666',
    company: 'Second Partner',
  }
  writeFileSync(file, JSON.stringify([caller]))
  expect(read(`--credentials ${file}`)?.callers).toEqual([caller])
})

test('a caller of the file may have a policy and a session', () => {
  const file = join(folder, 'callers.json')
  const caller = {
    accessKeyId: 'ASIAREADER',
    secretAccessKey: 'reader-secret',
    account: '111122223333',
    company: 'Tandem Demo Partner',
    allow: [{ actions: ['partnercentral:Get*'], catalogs: ['Sandbox'] }],
    session: { token: 'a-session', expires: '2030-01-01T00:00:00Z' },
  }
  writeFileSync(file, JSON.stringify([caller]))
  const session = { token: 'a-session', expires: new Date('2030-01-01T00:00:00Z') }
  expect(read(`--credentials ${file}`)?.callers).toEqual([{ ...caller, session }])
})

test('faults come on the command line or from a file', () => {
  const plan = { seed: 7, rules: [{ kind: 'throttle', operation: '*', probability: 0.1 }] }
  const file = join(folder, 'faults.json')
  writeFileSync(file, JSON.stringify(plan))
  expect(read(`--faults ${JSON.stringify(plan)}`)?.faults).toEqual(plan)
  expect(read(`--faults ${file}`)?.faults).toEqual(plan)
  expect(() => read('--faults {"rules":')).toThrow('--faults: use JSON')
  expect(() => read('--faults nowhere.json')).toThrow('--faults: nowhere.json cannot be read (ENOENT)')
  expect(() => read('--faults {"rules":[{"kind":"rain"}]}')).toThrow('--faults rules.0')
})

test('events go where the command line says, or else the environment', () => {
  const inEnvironment = { EVENTS_URL: 'http://127.0.0.1:9000/events', EVENTS_API_KEY: 'a-long-key' }
  expect(read('', inEnvironment)?.events).toEqual({
    url: 'http://127.0.0.1:9000/events',
    apiKey: 'a-long-key',
  })
  expect(read('--events-url https://hooks.example', inEnvironment)?.events).toEqual({
    url: 'https://hooks.example',
    apiKey: 'a-long-key',
  })
  expect(() => read('--events-url https://me@hooks.example')).toThrow('--events-url: leave the user name out')
  expect(() => read('--events-url nowhere')).toThrow('--events-url: use an http(s) address')
})

test('a wrong file of callers is told by the place of the mistake, never by what it says', () => {
  const file = join(folder, 'callers.json')
  const told = () => read(`--credentials ${file}`)
  expect(told).toThrow(`${file} cannot be read (ENOENT)`)
  writeFileSync(file, '[{"secretAccessKey":"hush-hush-hush"')
  expect(told).toThrow(`${file} does not hold JSON`)
  expect(told).not.toThrow('hush')
  writeFileSync(file, JSON.stringify([{ secretAccessKey: 'hush-hush-hush', account: '12' }]))
  expect(told).toThrow('--credentials 0.account: use the 12 digits of an AWS account')
  expect(told).toThrow('--credentials 0.accessKeyId')
  expect(told).not.toThrow('hush')
})

test('mistakes are told all at once', () => {
  const wrong = () =>
    read('--port 99999 --quota sometimes --review soon --account 12 --seed x --data here --memory')
  for (const name of ['port', 'quota', 'review', 'account', 'seed', 'memory'])
    expect(wrong).toThrow(`--${name}: `)
})

test('an option that does not exist is named', () => {
  expect(() => read('--prot 8080')).toThrow(/'--prot'.*--help/)
  expect(() => read('8080')).toThrow("'8080'")
})

test('help asks for nothing else', () => {
  expect(read('--help --port x')).toBeUndefined()
})
