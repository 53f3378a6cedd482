import { describe, expect, test } from 'vitest'
import { isPlainDate, plainDateOf } from '@/lib/opportunity/plain-date'
import { stages } from '@/lib/opportunity/stage'
import { type Deal, dealNumber } from './deal'
import type { OpportunityInput } from './details'
import { layOver } from './lay-over'
import type { Step } from './step'

const now = new Date('2026-11-12T09:30:00Z')
const options = { count: 400, now, seed: 11 }
const deals = Array.from({ length: options.count }, (_, number) => dealNumber(number, options))

type Create = Extract<Step, { do: 'create' }>

function inputOf(deal: Deal): OpportunityInput {
  return (deal.steps[0] as Create).input
}

/** The record after each step, as far as the steps alone tell. */
function recordsOf(deal: Deal): { step: Step; record: OpportunityInput }[] {
  let record = inputOf(deal)
  return deal.steps.map((step) => {
    if (step.do === 'update') record = layOver(record, step.change)
    return { step, record }
  })
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

describe('a demo deal', () => {
  test('is the same each time for the same options and differs with the seed', () => {
    expect(dealNumber(17, options)).toEqual(deals[17])
    expect(dealNumber(17, { ...options, seed: 12 })).not.toEqual(deals[17])
  })

  test('lives in order of time, from its creation to no later than now', () => {
    for (const { steps } of deals) {
      expect(steps[0]?.do).toBe('create')
      const times = steps.map(({ at }) => at.getTime())
      expect(times).toEqual([...times].sort((a, b) => a - b))
      expect(Math.max(...times)).toBeLessThanOrEqual(now.getTime())
    }
  })

  test('keeps every text within the length AWS allows', () => {
    for (const deal of deals) {
      for (const { record } of recordsOf(deal)) {
        const { Customer, Project, LifeCycle } = record
        expect(text(Customer.Account.CompanyName).length).toBeLessThanOrEqual(120)
        expect(text(Customer.Account.WebsiteUrl)).toMatch(/^https:\/\/[a-z0-9.-]+\.example(\/.*)?$/)
        expect(text(Project.Title).length).toBeGreaterThan(5)
        expect(text(Project.Title).length).toBeLessThanOrEqual(255)
        expect(text(Project.CustomerBusinessProblem).length).toBeGreaterThanOrEqual(20)
        expect(text(Project.CustomerBusinessProblem).length).toBeLessThanOrEqual(2000)
        expect(LifeCycle.NextSteps.length).toBeGreaterThan(5)
        expect(LifeCycle.NextSteps.length).toBeLessThanOrEqual(255)
        for (const contact of Customer.Contacts) {
          expect(contact.Email).toMatch(/^[a-z0-9]+\.[a-z0-9]+@[a-z0-9-]+\.example$/)
          expect(contact.Email?.length).toBeLessThanOrEqual(80)
          expect(contact.Phone).toMatch(/^\+[1-9]\d{6,14}$/)
        }
      }
    }
  })

  test('leaves no brace of a template behind', () => {
    expect(JSON.stringify(deals)).not.toMatch(/\{[^"}]*\|[^}]*\}|\{\d+-\d+\}|\{contact\}|undefined/)
  })

  test('always has a real close date that lies after the day of every change while the deal is open', () => {
    for (const deal of deals) {
      for (const { step, record } of recordsOf(deal)) {
        const { TargetCloseDate } = record.LifeCycle
        expect(isPlainDate(TargetCloseDate)).toBe(true)
        expect(TargetCloseDate > plainDateOf(step.at)).toBe(true)
      }
    }
  })

  test('obeys the rules that tie one field to another', () => {
    for (const deal of deals) {
      for (const { record } of recordsOf(deal)) {
        const { Account } = record.Customer
        expect(Account.Industry === 'Other').toBe(Account.OtherIndustry !== undefined)
        const { Project, Marketing, LifeCycle } = record
        expect(Project.CompetitorName === '*Other').toBe(Project.OtherCompetitorNames !== undefined)
        if (Marketing.Source === 'None') expect(Object.keys(Marketing)).toEqual(['Source'])
        else expect(Marketing.AwsFundingUsed).toBeDefined()
        if (Marketing.AwsFundingUsed === 'No') expect(Marketing.UseCases).toBeUndefined()
        expect(LifeCycle.Stage === 'Closed Lost').toBe('ClosedLostReason' in LifeCycle)
        const [spend] = Project.ExpectedCustomerSpend as Record<string, string>[]
        expect(spend?.Amount).toMatch(/^[1-9]\d*\.\d\d$/)
        expect(['USD', 'EUR']).toContain(spend?.CurrencyCode)
      }
    }
  })

  test('has what AWS wants before it is submitted, committed and launched', () => {
    for (const deal of deals) {
      const submitted = recordsOf(deal).find(({ step }) => step.do === 'submit')?.record
      const associated = deal.steps.some((step) => step.do === 'associate')
      if (submitted) {
        const { Project, Customer, PrimaryNeedsFromAws } = submitted
        expect(PrimaryNeedsFromAws?.length).toBeGreaterThan(0)
        for (const member of ['CustomerUseCase', 'DeliveryModels', 'SalesActivities'] as const) {
          expect(Project[member]).toBeDefined()
        }
        expect((Customer.Account.Address as Record<string, string>).PostalCode).toBeTruthy()
        expect(associated || Project.OtherSolutionDescription).toBeTruthy()
      }
      const visited = recordsOf(deal).map(({ record }) => record.LifeCycle.Stage)
      if (visited.includes('Committed') || visited.includes('Launched')) expect(associated).toBe(true)
      if (deal.stage === 'Launched') {
        expect(recordsOf(deal).at(-1)?.record.Customer.Account.AwsAccountId).toMatch(/^\d{12}$/)
      }
    }
  })
})

describe('all demo deals together', () => {
  const count = (matches: (deal: Deal) => boolean) => deals.filter(matches).length
  const closeDate = (deal: Deal) => recordsOf(deal).at(-1)?.record.LifeCycle.TargetCloseDate ?? ''

  test('cover every stage and every way a review can stand', () => {
    for (const stage of stages) expect(count((deal) => deal.stage === stage)).toBeGreaterThan(5)
    for (const fate of [
      'draft',
      'submitted',
      'in-review',
      'action-required',
      'rejected',
      'approved',
      'fresh',
    ]) {
      expect(count((deal) => deal.fate === fate)).toBeGreaterThan(0)
    }
    expect(count((deal) => deal.fate === 'action-required')).toBeGreaterThan(8)
  })

  test('use both currencies, all sellers and many companies', () => {
    const currencies = new Set(deals.map(({ company }) => company.place.country.currency))
    expect([...currencies].sort()).toEqual(['EUR', 'USD'])
    expect(new Set(deals.map(({ owner }) => owner.Email)).size).toBe(7)
    expect(new Set(deals.map(({ company }) => company.name)).size).toBeGreaterThan(options.count / 2)
    expect(new Set(deals.map((deal) => inputOf(deal).Project.Title)).size).toBeGreaterThan(80)
  })

  test('close between two months ago and ten months ahead, a few of the open ones overdue', () => {
    const open = deals.filter(({ stage }) => stage !== 'Launched' && stage !== 'Closed Lost').map(closeDate)
    const today = plainDateOf(now)
    const overdue = open.filter((date) => date < today).length / open.length
    expect(overdue).toBeGreaterThan(0.03)
    expect(overdue).toBeLessThan(0.2)
    expect(open.every((date) => date > '2026-09-10' && date < '2027-09-15')).toBe(true)
  })

  test('a demo of ten has one deal for the live reviewer, one of many thousands four', () => {
    const fresh = (count: number) =>
      Array.from({ length: 6 }, (_, back) => dealNumber(count - 1 - back, { ...options, count })).filter(
        ({ fate }) => fate === 'fresh',
      ).length
    expect(fresh(10)).toBe(1)
    expect(fresh(50_000)).toBe(4)
  })
})
