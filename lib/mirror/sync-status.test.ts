import { describe, expect, test } from 'vitest'
import type { SyncLedger, SyncReport } from './sync-ledger'
import { createSpeedometer, createSyncStatus } from './sync-status'

const at = (time: string) => `2026-11-21T${time}:00.000Z`

function statusOf(report: Partial<SyncReport>, time = '10:00') {
  const whole: SyncReport = {
    asOf: at('10:00'),
    deals: 10,
    missing: 0,
    isListed: true,
    isDetailed: true,
    trouble: undefined,
    ...report,
  }
  const ledger = { report: async () => whole } as unknown as SyncLedger
  return createSyncStatus(ledger, { clock: () => new Date(at(time)) }).read('Sandbox')
}

const trouble = (since: string) => ({ code: 'Unreachable', since: at(since), nextTryAt: at('10:30') })

describe('the status of the sync', () => {
  test('is no more than a time when all is well', async () => {
    expect(await statusOf({})).toEqual({ asOf: at('10:00'), isStale: false })
  })

  test('counts the list, then the details of it', async () => {
    const first = { isListed: false, isDetailed: false, asOf: null, deals: 300, missing: 300 }
    expect(await statusOf(first)).toEqual({
      asOf: null,
      isStale: false,
      firstReading: { step: 'list', read: 300, deals: 300 },
    })
    expect(await statusOf({ isDetailed: false, deals: 300, missing: 100 })).toMatchObject({
      firstReading: { step: 'details', read: 200, deals: 300 },
    })
  })

  test('is stale after minutes of failures, or without any reading, and not before', async () => {
    expect(await statusOf({ trouble: trouble('10:00') }, '10:01')).toMatchObject({ isStale: false })
    expect(await statusOf({ trouble: trouble('10:00') }, '10:02')).toMatchObject({
      isStale: true,
      trouble: trouble('10:00'),
    })
    expect(await statusOf({}, '10:04')).toMatchObject({ isStale: false })
    expect(await statusOf({}, '10:05')).toMatchObject({ isStale: true })
  })
})

describe('the speedometer', () => {
  test('says how fast a count has grown in the last minute', () => {
    let now = 0
    const speed = createSpeedometer(() => now)
    expect(speed.note(0)).toBeUndefined()
    now = 1_000
    expect(speed.note(900)).toBeUndefined()
    now = 10_000
    expect(speed.note(1_000)).toBe(100)
    for (now = 15_000; now <= 90_000; now += 5_000) speed.note(1_000 + (now - 10_000) / 100)
    now = 95_000
    expect(speed.note(1_850)).toBeCloseTo(10)
  })

  test('says nothing of a count that stands still or begins anew', () => {
    let now = 0
    const speed = createSpeedometer(() => now)
    speed.note(500)
    now = 5_000
    expect(speed.note(500)).toBeUndefined()
    now = 10_000
    expect(speed.note(100)).toBeUndefined()
    now = 15_000
    expect(speed.note(150)).toBe(10)
  })
})
