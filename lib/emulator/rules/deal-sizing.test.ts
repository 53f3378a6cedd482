import { describe, expect, test } from 'vitest'
import { type Content, contentOf } from '../content'
import { completeOpportunity } from '../test-emulator'
import { sizeDeal } from './deal-sizing'

const goodUrl = `https://calculator.aws/#/estimate?id=${'a1'.repeat(20)}`
const badUrl = 'https://calculator.aws/#/estimate?id=nonsense'

const monthly = (members: object = {}) => ({
  Amount: '1000',
  CurrencyCode: 'USD',
  Frequency: 'Monthly',
  TargetCompany: 'AWS',
  ...members,
})
const total = (members: object = {}) => ({
  Amount: '36000',
  CurrencyCode: 'USD',
  Frequency: 'None',
  TargetCompany: 'Self',
  ...members,
})
const months = (Value: string) => ({ Term: 'Months', Value })

/** A deal with this spend; leaving the duration out is not the same as null. */
function deal(spend: object[], duration?: object | null): Content {
  const content = contentOf(completeOpportunity(), 'Prospect')
  const sizing = duration === undefined ? {} : { ExpectedContractDuration: duration }
  return { ...content, Project: { ...content.Project, ExpectedCustomerSpend: spend, ...sizing } } as Content
}

function sized(content: Content, before?: Content) {
  const { content: after, issues } = sizeDeal(content, before)
  return {
    spend: after.Project?.ExpectedCustomerSpend,
    duration: after.Project?.ExpectedContractDuration,
    issues: issues.map(({ FieldName, Code, Message }) => `${FieldName} ${Code} ${Message}`),
  }
}

describe('an estimate beside an amount', () => {
  test.each([
    ['is not needed', monthly(), monthly()],
    [
      'is kept when it is a calculator link',
      monthly({ EstimationUrl: goodUrl }),
      monthly({ EstimationUrl: goodUrl }),
    ],
    ['is dropped without a word when it is not', monthly({ EstimationUrl: badUrl }), monthly()],
  ])('%s', (_what, sent, stored) => {
    expect(sized(deal([sent]))).toMatchObject({ spend: [stored], issues: [] })
  })
})

describe('an estimate alone', () => {
  test('gives the same amount every time', () => {
    const sent = monthly({ Amount: '', EstimationUrl: goodUrl })
    const [first] = sized(deal([sent])).spend ?? []
    const [second] = sized(deal([sent])).spend ?? []
    expect(first).toMatchObject({ Amount: expect.stringMatching(/^\d+\.\d{2}$/), EstimationUrl: goodUrl })
    expect(second).toEqual(first)
  })

  test('is refused when it is no calculator link', () => {
    expect(sized(deal([monthly({ Amount: undefined, EstimationUrl: badUrl })])).issues).toEqual([
      expect.stringContaining('project.expectedCustomerSpend.estimationUrl INVALID_VALUE'),
    ])
  })
})

describe('a total contract value', () => {
  test('comes back with the monthly share of it, rounded to the cent', () => {
    expect(sized(deal([total()], months('7')))).toEqual({
      spend: [monthly({ Amount: '5142.86' }), total()],
      duration: months('7'),
      issues: [],
    })
  })

  test('decides the monthly entry, even against one that was sent', () => {
    expect(sized(deal([monthly(), total()], months('36'))).spend).toEqual([
      monthly({ Amount: '1000.00' }),
      total(),
    ])
  })

  test('comes back the same when it is sent back', () => {
    const stored = deal(sized(deal([total()], months('7'))).spend as object[], months('7'))
    expect(sized(stored, stored)).toMatchObject({ spend: stored.Project?.ExpectedCustomerSpend, issues: [] })
  })

  test.each<[string, Content, string]>([
    [
      'a total without a duration',
      deal([total()]),
      'project.expectedContractDuration INVALID_VALUE ExpectedContractDuration is required when a Self entry is present',
    ],
    [
      'a duration without a total',
      deal([monthly()], months('12')),
      'project.expectedCustomerSpend INVALID_VALUE A Self entry is required when ExpectedContractDuration is present',
    ],
    [
      'two totals',
      deal([total(), total()], months('12')),
      'project.expectedCustomerSpend INVALID_VALUE Only one Self entry is allowed',
    ],
    [
      'another company',
      deal([total(), monthly({ TargetCompany: 'Acme' })], months('12')),
      "project.expectedCustomerSpend.targetCompany INVALID_VALUE TargetCompany must be 'AWS' or 'Self'",
    ],
    [
      'two currencies',
      deal([total(), monthly({ CurrencyCode: 'EUR' })], months('12')),
      'project.expectedCustomerSpend.currencyCode INVALID_VALUE CurrencyCode must match between entries',
    ],
    [
      'an estimate',
      deal([total(), monthly({ EstimationUrl: goodUrl })], months('12')),
      'project.expectedCustomerSpend.estimationUrl INVALID_VALUE Self entry and EstimationUrl cannot coexist',
    ],
  ])('does not go with %s', (_what, content, issue) => {
    expect(sized(content).issues).toEqual([issue])
  })

  test.each(['0', '145', '12.5', 'twelve'])('does not run for %s months', (value) => {
    expect(sized(deal([total()], months(value))).issues).toEqual([
      expect.stringContaining('project.expectedContractDuration.value INVALID_VALUE'),
    ])
  })

  test('is stored again when an update leaves it out', () => {
    const before = deal([monthly({ Amount: '3000.00' }), total()], months('12'))
    expect(sized(deal([monthly()]), before)).toMatchObject({
      spend: [monthly({ Amount: '3000.00' }), total()],
      duration: months('12'),
    })
  })

  test('follows a new duration', () => {
    const before = deal([monthly({ Amount: '3000.00' }), total()], months('12'))
    expect(sized(deal([], months('36')), before).spend).toEqual([monthly({ Amount: '1000.00' }), total()])
  })

  test('ends with an explicit null', () => {
    const before = deal([monthly({ Amount: '3000.00' }), total()], months('12'))
    expect(sized(deal([monthly()], null), before)).toEqual({
      spend: [monthly()],
      duration: undefined,
      issues: [],
    })
  })
})

test('without a duration any company may be named', () => {
  expect(sized(deal([monthly({ TargetCompany: 'Acme' })]))).toMatchObject({ issues: [] })
})
