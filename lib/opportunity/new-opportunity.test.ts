import { expect, test } from 'vitest'
import { describeForm } from '@/lib/form/field-spec'
import { blankOpportunity, createInput, type NewOpportunity, newOpportunity } from './new-opportunity'

const schema = newOpportunity(() => '2026-11-21')

function filledIn(): NewOpportunity {
  const form = blankOpportunity()
  Object.assign(form.Customer.Account, {
    CompanyName: 'Harbor Freight Lines',
    WebsiteUrl: 'www.harborlines.example',
    Industry: 'Transportation and Logistics',
  })
  form.Customer.Account.Address.CountryCode = 'US'
  form.Project.Title = 'Fleet telemetry platform'
  form.Project.CustomerBusinessProblem = 'Telemetry from 900 trucks arrives too late for dispatch.'
  form.Project.ExpectedCustomerSpend[0] = {
    TargetCompany: 'AWS',
    Amount: '12,500',
    CurrencyCode: 'USD',
    Frequency: 'Monthly',
    EstimationUrl: '',
  }
  form.LifeCycle.TargetCloseDate = '2027-03-31'
  return form
}

test('the blank form asks for what AWS demands at creation, and for nothing else', () => {
  const issues = schema.safeParse(blankOpportunity()).error?.issues ?? []
  expect([...new Set(issues.map((issue) => issue.path.join('.')))].sort()).toEqual([
    'Customer.Account.Address.CountryCode',
    'Customer.Account.CompanyName',
    'Customer.Account.Industry',
    'Customer.Account.WebsiteUrl',
    'LifeCycle.TargetCloseDate',
    'Project.CustomerBusinessProblem',
    'Project.ExpectedCustomerSpend.0.Amount',
    'Project.Title',
  ])
})

test('those eight answers are enough', () => {
  expect(schema.safeParse(filledIn()).error).toBeUndefined()
})

test('is not reported as won or lost', () => {
  const stage = describeForm(schema).find(({ path }) => path === 'LifeCycle.Stage')
  expect(stage?.options?.map(({ value }) => value)).toEqual([
    'Prospect',
    'Qualified',
    'Technical Validation',
    'Business Validation',
    'Committed',
  ])
})

test('is created from the answers that were given', () => {
  expect(createInput(schema.parse(filledIn()))).toEqual({
    Origin: 'Partner Referral',
    OpportunityType: 'Net New Business',
    Customer: {
      Account: {
        CompanyName: 'Harbor Freight Lines',
        WebsiteUrl: 'www.harborlines.example',
        Industry: 'Transportation and Logistics',
        Address: { CountryCode: 'US' },
      },
    },
    Project: {
      Title: 'Fleet telemetry platform',
      CustomerBusinessProblem: 'Telemetry from 900 trucks arrives too late for dispatch.',
      ExpectedCustomerSpend: [
        { TargetCompany: 'AWS', Amount: '12500', CurrencyCode: 'USD', Frequency: 'Monthly' },
      ],
    },
    LifeCycle: { Stage: 'Prospect', TargetCloseDate: '2027-03-31' },
    Marketing: { Source: 'None' },
  })
})

test('the solution and the involvement are not part of the creation', () => {
  const form = { ...filledIn(), RelatedEntityIdentifier: 'S-1234567' }
  const input = createInput(schema.parse(form))
  expect(input).not.toHaveProperty('RelatedEntityIdentifier')
  expect(input).not.toHaveProperty('AwsSubmission')
})
