import { expect, test } from 'vitest'
import { proposeAgenda } from '@/lib/pipeline/propose-agenda'
import { openValue, waterfallOf, worthOf } from '@/lib/pipeline/waterfall'
import { openSqlite } from '@/lib/sql/sqlite'
import { countedFields } from './deal-state'
import { openMirror } from './open-mirror'
import type { MirrorTables } from './tables'
import { playHistory } from './test-history'

const isCounted = (path: string) => countedFields.includes(path)

test('after two years a meeting is told of the deals that changed, and proposes no more than it should', async () => {
  const until = new Date('2026-11-21T12:00:00Z')
  let now = until
  const database = openSqlite<MirrorTables>(':memory:')
  const mirror = await openMirror(database, { clock: () => now })
  const setClock = (to: Date) => {
    now = to
  }
  await playHistory(mirror, { deals: 60, days: 730, until, setClock })
  const since = new Date('2026-10-24T12:00:00Z')
  const { changes, knownSince } = await mirror.changesSince('Sandbox', since)
  const observed = await mirror.changedSince('Sandbox', since)
  expect(observed.length).toBeGreaterThan(5)
  const counted = observed.filter((each) => each.isNew || each.changes.some(({ path }) => isCounted(path)))
  expect(changes.map(({ id }) => id)).toEqual(expect.arrayContaining(counted.map(({ id }) => id)))
  expect(knownSince).toBe('2024-11-21T12:01:00.000Z')

  const span = { filter: {}, sinceDay: '2026-10-24', today: '2026-11-21' }
  const closing = openValue((await mirror.pipeline('Sandbox')).columns)
  const { opening, steps } = waterfallOf(changes, closing, span)
  const { was, now: is } = worthOf(changes, span)
  expect(steps.length).toBeGreaterThan(2)
  expect(waterfallOf(changes, is, span).opening).toEqual(was)
  expect(opening.length).toBeGreaterThan(0)

  const found = await mirror.agendaCandidates('Sandbox', {}, { limit: 3, since, changes })
  const agenda = proposeAgenda(found.candidates, { today: '2026-11-21', most: 3, ...found })
  expect(agenda.items).toHaveLength(3)
  expect(found.usualTimes.Prospect).toMatchObject({ isDefault: false })
  await database.destroy()
})
