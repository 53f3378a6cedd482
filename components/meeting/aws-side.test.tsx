// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import type { AwsOpportunitySummary } from '@/lib/opportunity/aws-summary'
import { AwsSide } from './aws-side'
import type { MeetingDeal } from './meeting-deal'
import { WordsProvider } from './words'

afterEach(cleanup)

const words = {
  today: '2026-11-21',
  day: (date: string) => date,
  money: () => '',
  change: () => '',
}

function show(summary: AwsOpportunitySummary, aws: Partial<Record<'stage' | 'spend', string>> = {}) {
  const rows: NonNullable<MeetingDeal['aws']>['rows'] = [
    { kind: 'text', label: 'Stage', ours: 'Qualified', aws: aws.stage, differs: false },
    {
      kind: 'money',
      label: 'Monthly spend',
      ours: [],
      aws: aws.spend ? [{ currency: 'USD', minorUnits: aws.spend }] : [],
      differs: false,
    },
  ]
  render(
    <WordsProvider words={words}>
      <AwsSide aws={{ readAt: '2026-11-21T10:00:00Z', summary, rows }} isSubmitted />
    </WordsProvider>,
  )
}

const nothing = 'AWS has shared nothing of its own on this deal yet.'

test('a deal of which AWS shares nothing says so once', () => {
  show({ LifeCycle: { NextSteps: '' }, OpportunityTeam: [] })
  expect(screen.getByText(nothing)).toBeTruthy()
  expect(screen.queryByText('Not shared')).toBeNull()
  expect(screen.queryByText('AWS has named nobody.')).toBeNull()
})

test.each<[string, AwsOpportunitySummary, Parameters<typeof show>[1]]>([
  ['a stage', {}, { stage: 'Launched' }],
  ['a value', {}, { spend: '100' }],
  ['a next step', { LifeCycle: { NextSteps: 'Call' } }, {}],
  ['an engagement', { Insights: { EngagementScore: 'High' } }, {}],
  ['a score', { Insights: { OpportunityQuality: { Score: 0 } } } as AwsOpportunitySummary, {}],
  ['a team', { OpportunityTeam: [{ FirstName: 'Iris' }] }, {}],
])('%s is enough to show AWS’s side', (_what, summary, aws) => {
  show(summary, aws)
  expect(screen.queryByText(nothing)).toBeNull()
  expect(screen.getByRole('table')).toBeTruthy()
})
