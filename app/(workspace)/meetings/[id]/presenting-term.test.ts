// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

/** Locks as a browser has them, for all windows alike: one holder each, until its page goes. */
function locksOfBrowser() {
  const held = new Map<string, { page: object; free: () => void }>()
  const waiting = new Map<string, { page: object; grant: () => void; refuse: () => void }[]>()
  const take = (name: string, page: object, work: () => Promise<void>) => {
    const free = () => {
      held.delete(name)
      waiting.get(name)?.shift()?.grant()
    }
    held.set(name, { page, free })
    void work().then(free)
  }
  return {
    of: (page: object) => ({
      request: (name: string, _options: object, work: () => Promise<void>) =>
        new Promise<void>((resolve, reject) => {
          if (!held.has(name)) return take(name, page, work)
          const grant = () => {
            take(name, page, work)
            resolve()
          }
          waiting.set(name, [...(waiting.get(name) ?? []), { page, grant, refuse: () => reject() }])
        }),
    }),
    close(page: object) {
      for (const lock of [...held.values()]) if (lock.page === page) lock.free()
    },
    async timeOut() {
      for (const queue of waiting.values()) for (const { refuse } of queue.splice(0)) refuse()
      await Promise.resolve()
    },
  }
}

let browser: ReturnType<typeof locksOfBrowser>

beforeEach(() => {
  browser = locksOfBrowser()
  sessionStorage.clear()
})

afterEach(() => vi.unstubAllGlobals())

/** A page of its own. Its sessionStorage is a copy of the one before, as that of a duplicated tab is. */
async function openPage() {
  const page = {}
  vi.resetModules()
  const { presentingTerm } = await import('./presenting-term')
  const here = <T>(work: () => T): T => {
    vi.stubGlobal('navigator', { locks: browser.of(page) })
    return work()
  }
  return {
    page,
    read: () => here(() => presentingTerm.read('m1')),
    keep: (term: number | undefined) => here(() => presentingTerm.keep('m1', term)),
    takeUp: () => here(() => presentingTerm.takeUp('m1')),
  }
}

test('a window that is reloaded presents on', async () => {
  const before = await openPage()
  before.keep(3)
  const after = await openPage()
  after.takeUp()
  expect(after.read()).toBeUndefined()
  browser.close(before.page)
  expect(after.read()).toBe(3)
})

test('a duplicated tab does not present, and the first one still does', async () => {
  const first = await openPage()
  first.keep(3)
  const copy = await openPage()
  copy.takeUp()
  await browser.timeOut()
  expect([first.read(), copy.read()]).toEqual([3, undefined])
})

test('whoever presents no longer leaves nothing to a reload', async () => {
  const before = await openPage()
  before.keep(3)
  before.keep(undefined)
  const after = await openPage()
  after.takeUp()
  expect(after.read()).toBeUndefined()
})

test('where there are no locks, a stored term counts at once', async () => {
  const before = await openPage()
  before.keep(3)
  vi.resetModules()
  const { presentingTerm } = await import('./presenting-term')
  vi.stubGlobal('navigator', {})
  presentingTerm.takeUp('m1')
  expect(presentingTerm.read('m1')).toBe(3)
})
