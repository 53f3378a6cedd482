import { describe, expect, test } from 'vitest'
import type { PipelineFilter } from '@/lib/opportunity/pipeline-filter'
import type { DealState } from './deal-change'
import { movementsOf } from './movements-of'

const ana = { name: 'Ana', email: 'ana@tandem.example' }
const cem = { name: 'Cem', email: 'cem@tandem.example' }

const usd = (minorUnits: number) => [{ currency: 'USD', minorUnits: String(minorUnits) }]

const deal: DealState = {
  company: 'Harbor Lines',
  title: 'Fleet telemetry',
  stage: 'Qualified',
  reviewStatus: 'Approved',
  spend: usd(100),
  closeDate: '2026-12-15',
  owner: ana,
}

/** What becomes of the deal when these members are different now (or then), null standing for no deal at all. */
function moves(
  now: Partial<DealState> | null,
  was: Partial<DealState> | null = {},
  filter: PipelineFilter = {},
) {
  const change = { id: 'O1', was: was && { ...deal, ...was }, now: now && { ...deal, ...now } }
  const span = { filter, sinceDay: '2026-11-01', today: '2026-11-21' }
  return movementsOf({ id: 'O1', was: change.was ?? undefined, now: change.now ?? undefined }, span).map(
    ({ kind, delta, worth, from, to }) => ({ kind, delta, worth, from, to }),
  )
}

const kinds = (...given: Parameters<typeof moves>) => moves(...given).map(({ kind }) => kind)

describe('movementsOf', () => {
  test('names the deal as it is called now, or was last', () => {
    const span = { filter: {}, sinceDay: '2026-11-01', today: '2026-11-21' }
    const renamed = { ...deal, company: 'Harbor Group', spend: usd(1) }
    expect(movementsOf({ id: 'O1', was: deal, now: renamed }, span)).toMatchObject([
      { id: 'O1', company: 'Harbor Group', title: 'Fleet telemetry' },
    ])
    expect(movementsOf({ id: 'O1', was: deal }, span)).toMatchObject([{ company: 'Harbor Lines' }])
    expect(movementsOf({ id: 'O1' }, span)).toEqual([])
  })

  test('says between which stages, close dates and owners it moved', () => {
    const moved = { delta: [], worth: usd(100) }
    expect(moves({ stage: 'Committed', closeDate: '2027-01-01' })).toEqual([
      { ...moved, kind: 'advanced', from: 'Qualified', to: 'Committed' },
      { ...moved, kind: 'pushed', from: '2026-12-15', to: '2027-01-01' },
    ])
    expect(moves({ stage: 'Prospect', closeDate: '2026-12-01' })).toEqual([
      { ...moved, kind: 'movedBack', from: 'Qualified', to: 'Prospect' },
      { ...moved, kind: 'pulledIn', from: '2026-12-15', to: '2026-12-01' },
    ])
    expect(moves({ owner: cem }, {}, { owner: ana.email })).toEqual([
      { kind: 'left', delta: usd(-100), worth: usd(100), from: 'Ana', to: 'Cem' },
    ])
    expect(moves({}, { owner: undefined }, { owner: ana.email })).toEqual([
      { kind: 'entered', delta: usd(100), worth: usd(100), from: undefined, to: 'Ana' },
    ])
  })

  test('a date that is first set, or taken away, is not pushed', () => {
    expect(moves({}, { closeDate: undefined })).toEqual([])
    expect(moves({ closeDate: undefined })).toEqual([])
  })

  test('a deal that grew and was launched grew by the difference and was launched with what it is worth now', () => {
    expect(moves({ stage: 'Launched', spend: usd(130) })).toEqual([
      { kind: 'grew', delta: usd(30), worth: usd(130), from: undefined, to: undefined },
      { kind: 'launched', delta: usd(-130), worth: usd(130), from: 'Qualified', to: 'Launched' },
    ])
  })

  test('a deal made and closed since came in and went out', () => {
    expect(kinds({ stage: 'Closed Lost' }, null)).toEqual(['new', 'lost'])
    expect(kinds({ stage: 'Launched' }, null)).toEqual(['new', 'launched'])
  })

  test('a deal that had gone and is back came in, and is not new', () => {
    const span = { filter: { owner: ana.email }, sinceDay: '2026-11-01', today: '2026-11-21' }
    const back = (now: Partial<DealState>, lastSeen: Partial<DealState> = {}) =>
      movementsOf({ id: 'O1', lastSeen: { ...deal, ...lastSeen }, now: { ...deal, ...now } }, span)
    expect(back({})).toMatchObject([{ kind: 'entered', delta: usd(100) }])
    expect(back({ stage: 'Launched' })).toMatchObject([{ kind: 'entered' }, { kind: 'launched' }])
    expect(back({}, { stage: 'Closed Lost' })).toMatchObject([{ kind: 'entered', delta: usd(100) }])
    expect(back({ stage: 'Closed Lost' }, { stage: 'Closed Lost' })).toEqual([])
    expect(back({ owner: cem })).toEqual([])
  })

  test('a deal that came into the scope and was closed since did both', () => {
    expect(kinds({ stage: 'Closed Lost' }, { owner: cem }, { owner: ana.email })).toEqual(['entered', 'lost'])
  })

  test('a deal that was closed before does not move, unless it is open again', () => {
    expect(kinds({ stage: 'Launched', spend: usd(5) }, { stage: 'Launched' })).toEqual([])
    expect(kinds({ stage: 'Closed Lost' }, { stage: 'Launched' })).toEqual([])
    expect(kinds({ stage: 'Launched' }, { stage: 'Launched', owner: cem }, { owner: ana.email })).toEqual([])
    expect(kinds({ stage: 'Launched', owner: cem }, { stage: 'Launched' }, { owner: ana.email })).toEqual([])
    expect(moves({}, { stage: 'Closed Lost' })).toEqual([
      { kind: 'reopened', delta: usd(100), worth: usd(100), from: 'Closed Lost', to: 'Qualified' },
    ])
  })

  test('a deal that AWS no longer returns has left with what it was last worth', () => {
    expect(moves(null)).toEqual([
      { kind: 'left', delta: usd(-100), worth: usd(100), from: undefined, to: undefined },
    ])
    expect(moves(null, { stage: 'Launched' })).toEqual([])
  })

  test('an overdue deal that was closed was launched or lost; one that was given a new date has left', () => {
    const late = { closeDate: '2026-10-01' }
    expect(kinds({ ...late, stage: 'Launched' }, late, { overdue: true })).toEqual(['launched'])
    expect(
      kinds({ ...late, stage: 'Closed Lost', owner: cem }, late, { overdue: true, owner: ana.email }),
    ).toEqual(['left'])
    expect(kinds({}, late, { overdue: true })).toEqual(['left'])
    expect(kinds({ ...late, stage: 'Launched' }, null, { overdue: true })).toEqual([])
  })

  test('a deal without a value is new all the same', () => {
    expect(moves({ spend: [] }, null)).toEqual([
      { kind: 'new', delta: [], worth: [], from: undefined, to: undefined },
    ])
  })
})
