import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openStore, type Session, type Store } from '../store/store'
import { ChangeWatch } from './change-watch'

let folder: string
let store: Store
let watch: ChangeWatch
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'watch-'))
  store = await openStore(join(folder, 'store.db'), 'seed')
  watch = new ChangeWatch(join(folder, 'store.db'))
})
afterEach(async () => {
  await watch.close()
  await store.close()
  rmSync(folder, { recursive: true })
})

const tagged = ({ database }: Session, value: string) =>
  database.replaceInto('tag').values({ arn: 'arn', key: 'key', value }).execute()

const addTag = (value: string) =>
  store.write(async (session) => {
    await tagged(session, value)
  })

test('a row that came or changed is seen until it is accepted', async () => {
  expect(watch.hasChanged()).toBe(false)
  await addTag('one')
  expect(watch.hasChanged()).toBe(true)
  watch.accept()
  expect(watch.hasChanged()).toBe(false)
  await addTag('two')
  expect(watch.hasChanged()).toBe(true)
  watch.trim()
  expect(watch.hasChanged()).toBe(false)
})

test('the same rows written again are no change', async () => {
  await addTag('one')
  watch.accept()
  await addTag('two')
  await addTag('one')
  expect(watch.hasCommitted()).toBe(true)
  expect(watch.hasChanged()).toBe(false)
})

test('a write that was undone is no change', async () => {
  const undone = store.write(async (session) => {
    await tagged(session, 'one')
    throw new Error('no')
  })
  await expect(undone).rejects.toThrow('no')
  expect(watch.hasChanged()).toBe(false)
})

test('the next step of the agenda is told', async () => {
  expect(watch.nextDue()).toBe(Number.POSITIVE_INFINITY)
  const entry = { due: 42, step: 'x', account: '111122223333', catalog: 'Sandbox', subject: 'y' } as const
  await store.write((session) => session.schedule(entry))
  expect(watch.nextDue()).toBe(42)
})
