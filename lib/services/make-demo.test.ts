import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Env, loadEnv } from '@/lib/env'
import type { Person } from '@/lib/meeting/meeting'
import { type MovementKind, movementKinds } from '@/lib/pipeline/movement'
import { openServices, type Services } from '../services'
import { fillMirror } from './first-fill'
import { makeDemo } from './make-demo'

const dayMs = 24 * 60 * 60 * 1000
let folder: string
let settings: Env
let services: Services
let marc: Person

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tandem-make-demo-'))
  settings = loadEnv({ DATA_DIR: folder, EMBEDDED_QUOTA: 'off', EMBEDDED_REVIEW_SECONDS: 'off' })
  await makeDemo(settings, { opportunities: 120, seed: 2, hasPast: true })
  services = await openServices(settings)
  const user = await services.users.findByEmail('marc@tandem.example')
  if (!user) throw new Error('The demo has no manager')
  const { id: userId, name, email, role } = user
  marc = { userId, name, email, role, catalog: 'Sandbox' }
}, 240_000)

afterAll(async () => {
  await services?.close()
  rmSync(folder, { recursive: true, force: true })
})

const everything = { scope: { name: 'All deals', filter: {} } }
const ago = (days: number) => new Date(Date.now() - days * dayMs)

describe('the demo’s past in Tandem', () => {
  test('ends with what the service holds: reading everything again changes nothing', async () => {
    const before = await services.mirror.revision('Sandbox')
    const { columns, total } = await services.mirror.pipeline('Sandbox')
    await fillMirror(settings, services.mirror, { keeps: true })
    expect(await services.mirror.revision('Sandbox')).toBe(before)
    expect(await services.mirror.pipeline('Sandbox')).toMatchObject({ columns, total })
    expect(total).toBe(120)
    expect(await services.mirror.ledger.report('Sandbox')).toMatchObject({ deals: 120, missing: 0 })
  })

  test('is known since the team began, with every deal seen from its first day', async () => {
    const { knownSince, firstSeenLater } = await services.mirror.changesSince('Sandbox', ago(230), {})
    expect(Date.parse(knownSince ?? '')).toBeLessThan(ago(240).getTime())
    expect(firstSeenLater).toBe(0)
  })

  test('says who did what: a deal’s seller, and AWS where it decided', async () => {
    const [first] = await services.mirror.actionRequired('Sandbox')
    const { id = '', owner } = first?.card ?? {}
    const { entries } = await services.mirror.history('Sandbox', id)
    expect(entries.at(-1)).toMatchObject({ kind: 'created', who: { kind: 'user', name: owner?.name } })
    expect(entries.map(({ who }) => who.kind)).toContain('aws')
  })

  test('gives a fortnight in which everything moves', async () => {
    const since = ago(14).toISOString()
    const { waterfall, knownSince, gaps } = await services.meetings.preview(marc, { ...everything, since })
    const deals = Object.fromEntries(waterfall.steps.map((step) => [step.kind, step.deals]))
    const usual: MovementKind[] = ['new', 'advanced', 'grew', 'shrank', 'pushed', 'lost', 'launched']
    for (const kind of usual) expect(deals[kind], kind).toBeGreaterThan(0)
    expect(Object.keys(deals).every((kind) => movementKinds.includes(kind as MovementKind))).toBe(true)
    expect([knownSince, gaps]).toEqual([undefined, undefined])
  })

  test('tells usual stage times from finished stays', async () => {
    const query = { limit: 3, since: ago(14), changes: [] }
    const { usualTimes } = await services.mirror.agendaCandidates('Sandbox', {}, query)
    expect(usualTimes.Qualified).toMatchObject({ isDefault: false })
  })
})

describe('the demo’s meetings', () => {
  test('are two, each with what was decided, sent and attended', async () => {
    const { meetings } = await services.meetings.list(marc)
    expect(meetings).toHaveLength(2)
    for (const { id, startedBy, endedAt, troubles } of meetings) {
      const minutes = await services.meetings.minutes(marc, id)
      expect(startedBy.name).toBe('Marc Keller')
      expect(Date.parse(endedAt ?? '')).toBeLessThan(ago(6).getTime())
      expect(troubles).toBe(0)
      expect(minutes?.attendees.map(({ name }) => name).sort()).toEqual([
        'Ana Ruiz',
        'Marc Keller',
        'Vera Lind',
      ])
      expect(minutes?.discussed.length).toBeGreaterThan(4)
      expect(minutes?.parked).toHaveLength(1)
      expect(minutes?.sent.length).toBeGreaterThan(4)
      expect(minutes?.queued).toEqual([])
      expect(minutes?.meeting.spentMs).toBeGreaterThan(10 * 60_000)
    }
  })

  test('left promises to the next one: some kept, some with no change since they were due', async () => {
    const { previous, promises } = await services.meetings.preview(marc, everything)
    const [last] = (await services.meetings.list(marc)).meetings
    expect(previous?.id).toBe(last?.id)
    const steps = promises.filter(({ decision }) => decision.kind === 'nextStep')
    expect(steps.map(({ happened }) => happened)).toEqual(expect.arrayContaining(['kept', 'noChange']))
    expect(steps.some(({ isOverdue, decision }) => isOverdue && decision.due !== undefined)).toBe(true)
  })
})
