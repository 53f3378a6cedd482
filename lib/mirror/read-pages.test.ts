import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readPages } from './read-pages'
import { createTestService } from './test-service'

const begin = Date.UTC(2026, 10, 21, 9)

/** What one reading of everything met, while `happen` is run before each page. */
async function readOnce(
  crowds: readonly number[],
  happen: (touch: (index: number) => void, page: number) => void,
) {
  let now = begin
  let page = 0
  let size = 0
  const service = createTestService({
    now: () => now,
    onCall() {
      now += 1000
      page += 1
      happen((index) => service.write(`O${1000 + index}`), page)
    },
  })
  for (const crowd of crowds) {
    now += 1000
    for (let i = 0; i < crowd; i++) service.write(`O${1000 + size++}`)
  }
  const met = new Set<string>()
  await readPages(service.partnerCentral, undefined, async (summaries) => {
    for (const { Id } of summaries) met.add(Id)
  })
  return { met, all: [...service.versions().keys()], lists: service.calls.lists }
}

test('a deal that leaves a crowd of one instant hides no other, although tokens count positions', async () => {
  // The first of the crowd changes while its second page is turned to, which moves all others up by one.
  const { met, all } = await readOnce([250], (touch, page) => {
    if (page === 3) touch(0)
  })
  expect(all.filter((id) => !met.has(id))).toEqual([])
})

test('every deal is met, whichever change between the pages', async () => {
  const size = 260
  const changes = fc.array(fc.array(fc.nat(size - 1), { maxLength: 6 }), { maxLength: 12 })
  const crowds = fc.constantFrom([260], [130, 130], [5, 240, 15], [99, 101, 60])
  await fc.assert(
    fc.asyncProperty(crowds, changes, async (sizes, between) => {
      const { met, all } = await readOnce(sizes, (touch, page) => between[page - 1]?.forEach(touch))
      expect(all).toHaveLength(size)
      expect(all.filter((id) => !met.has(id))).toEqual([])
    }),
    { numRuns: 100 },
  )
})

test('an undisturbed list costs a page per hundred deals, and a crowd twice its pages', async () => {
  const quiet = () => undefined
  expect(
    (
      await readOnce(
        Array.from({ length: 300 }, () => 1),
        quiet,
      )
    ).lists,
  ).toBeLessThanOrEqual(5)
  expect((await readOnce([300], quiet)).lists).toBeLessThanOrEqual(8)
})
