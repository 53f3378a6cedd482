import { expect, test } from 'vitest'
import { describeForm } from '@/lib/form/field-spec'
import { draftOf, type OpportunityDraft } from './draft'
import { Opportunity } from './opportunity'
import { reviewAnswer } from './review-answer'

const today = () => '2026-03-01'

const complete = {
  Catalog: 'Sandbox',
  Id: 'O1',
  CreatedDate: '2026-02-01T10:15:00Z',
  LastModifiedDate: '2026-02-01T10:15:00Z',
  Customer: {
    Account: {
      CompanyName: 'Harbor Freight Lines',
      WebsiteUrl: 'www.harborlines.example',
      Industry: 'Retail',
      Address: { CountryCode: 'DE', PostalCode: '20095' },
    },
  },
  Project: {
    Title: 'Fleet telemetry platform',
    CustomerBusinessProblem: 'Telemetry from 900 trucks arrives too late for dispatch.',
    ExpectedCustomerSpend: [
      { Amount: '12500.00', CurrencyCode: 'USD', Frequency: 'Monthly', TargetCompany: 'AWS' },
    ],
  },
  LifeCycle: { Stage: 'Qualified', ReviewStatus: 'Action Required', TargetCloseDate: '2026-12-15' },
}

function problems(record: object, edit: (draft: OpportunityDraft) => void = () => {}): string[] {
  const opportunity = Opportunity.parse(record)
  const draft = draftOf(opportunity)
  edit(draft)
  const parsed = reviewAnswer(opportunity, today).safeParse(draft)
  return parsed.success ? [] : parsed.error.issues.map(({ path }) => path.join('.'))
}

test('a record with nothing wrong can be sent back as it is', () => {
  expect(problems(complete)).toEqual([])
})

test('an open field that is wrong counts although nobody touched it', () => {
  const overdue = { ...complete, LifeCycle: { ...complete.LifeCycle, TargetCloseDate: '2026-02-28' } }
  expect(problems(overdue)).toEqual(['LifeCycle.TargetCloseDate'])
  const fix = (draft: OpportunityDraft) => {
    draft.LifeCycle.TargetCloseDate = '2026-06-30'
  }
  expect(problems(overdue, fix)).toEqual([])
})

test('what is missing in a closed field cannot be asked for now', () => {
  const { Title: _, ...Project } = complete.Project
  expect(problems({ ...complete, Project })).toEqual([])
})

test('one field has one problem, whoever finds it first', () => {
  const found = problems(complete, (draft) => {
    draft.LifeCycle.TargetCloseDate = '2026-03-01'
    draft.Project.ExpectedCustomerSpend = [
      { TargetCompany: 'AWS', Amount: '', CurrencyCode: 'USD', Frequency: 'Monthly', EstimationUrl: '' },
    ]
  })
  expect(found.sort()).toEqual(['LifeCycle.TargetCloseDate', 'Project.ExpectedCustomerSpend.0.Amount'])
})

test('it is drawn as the form it answers with', () => {
  const paths = describeForm(reviewAnswer(Opportunity.parse(complete), today)).map(({ path }) => path)
  expect(paths).toContain('Project.CustomerBusinessProblem')
})
