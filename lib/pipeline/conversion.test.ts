import { describe, expect, test } from 'vitest'
import type { Stage } from '@/lib/opportunity/stage'
import { conversionOf, conversionPercent, percentOf } from './conversion'
import type { StageStay } from './stage-times'

const stay = (stage: Stage, to: Stage | undefined, days: number, deals = 1): StageStay => ({
  stage,
  to,
  days,
  deals,
})

describe('conversionOf', () => {
  const [prospect, qualified] = conversionOf([
    stay('Prospect', 'Qualified', 4, 3),
    stay('Prospect', 'Committed', 20),
    stay('Prospect', 'Closed Lost', 90, 2),
    stay('Prospect', undefined, 7, 5),
    { ...stay('Prospect', 'Qualified', 1, 2), isAtLeast: true },
    stay('Qualified', 'Prospect', 2),
    stay('Qualified', 'Launched', 30),
  ])

  test('says what became of those who were at a stage', () => {
    expect(prospect).toEqual({
      stage: 'Prospect',
      stays: 13,
      advanced: 6,
      movedBack: 0,
      lost: 2,
      remaining: 5,
      medianDays: 4,
    })
    expect(qualified).toMatchObject({ advanced: 1, movedBack: 1, lost: 0, remaining: 0 })
  })

  test('everybody who was there advanced, moved back, was lost or is still there', () => {
    for (const { stays, advanced, movedBack, lost, remaining } of [prospect, qualified].filter(
      (each) => !!each,
    )) {
      expect(advanced + movedBack + lost + remaining).toBe(stays)
    }
  })

  test('shares are of those who left; of nobody there is none', () => {
    expect(prospect && conversionPercent(prospect)).toBe(75)
    expect(conversionPercent({ advanced: 0, movedBack: 0, lost: 0 })).toBeUndefined()
    expect(percentOf(0, 4)).toBe(0)
  })

  test('has the five open stages, also when nothing is known', () => {
    expect(conversionOf([]).map(({ stage, stays }) => [stage, stays])).toEqual([
      ['Prospect', 0],
      ['Qualified', 0],
      ['Technical Validation', 0],
      ['Business Validation', 0],
      ['Committed', 0],
    ])
  })
})
