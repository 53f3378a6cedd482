import { describe, expect, test } from 'vitest'
import { historyWords, periodWords } from './period-words'

const today = '2026-11-20'

describe('historyWords', () => {
  test('says the day that was asked for where history reaches as far', () => {
    const times = { since: '2026-11-01', historySince: '2025-11-14T23:30:00.000Z', today }
    expect(historyWords(times, 'en-GB')).toBe('since 1 Nov')
  })

  test('says where history begins when that is later, by its UTC day', () => {
    const times = { since: '2026-08-22', historySince: '2026-11-14T23:30:00.000Z', today }
    expect(historyWords(times, 'en-GB')).toBe('since 14 Nov, when Tandem’s history begins')
  })

  test('all there is begins with the history, and its year is told when it is another', () => {
    const times = { historySince: '2025-11-14T23:30:00.000Z', today }
    expect(historyWords(times, 'en-GB')).toBe('since 14 Nov 2025, when Tandem’s history begins')
  })

  test('before the first complete reading there is no such day', () => {
    expect(historyWords({ historySince: null, today }, 'en-GB')).toBe('as far as Tandem has read')
  })
})

test('what AWS tells the times of may be older than our history', () => {
  const times = { since: '2026-08-22', historySince: '2026-11-14T23:30:00.000Z', today }
  expect(periodWords(times, 'en-GB')).toBe('since 22 Aug')
  expect(periodWords({ historySince: null, today }, 'en-GB')).toBe('ever')
})
