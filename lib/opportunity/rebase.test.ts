import { expect, test } from 'vitest'
import { editableAt } from './editability'
import { rebase } from './rebase'

const ana = { FirstName: 'Ana', Email: 'ana@x.example' }
const base = {
  Project: { Title: 'Telemetry', AdditionalComments: '' },
  LifeCycle: { Stage: 'Qualified', NextSteps: 'Call' },
  Customer: { Contacts: [ana] },
}
const mine = {
  Project: { Title: 'Telemetry 2', AdditionalComments: 'Typed' },
  LifeCycle: { Stage: 'Qualified', NextSteps: 'Send the quote' },
  Customer: { Contacts: [{ ...ana, FirstName: 'Anna' }] },
}
const theirs = { ...base, LifeCycle: { Stage: 'Committed', NextSteps: 'Visit' } }

const open = () => true

test('an edit of other fields moves to the new version whole', () => {
  const edit = { ...base, Project: mine.Project }
  const { merged, conflicts, stranded, changes } = rebase({ base, mine: edit, theirs }, open)
  expect(merged).toEqual({ ...theirs, Project: mine.Project })
  expect([conflicts, stranded]).toEqual([[], []])
  expect(changes).toEqual([
    { path: 'LifeCycle.Stage', was: 'Qualified', now: 'Committed' },
    { path: 'LifeCycle.NextSteps', was: 'Call', now: 'Visit' },
  ])
})

test('an overlap in an open field is to be decided', () => {
  const { conflicts } = rebase({ base, mine, theirs }, open)
  expect(conflicts.map(({ path }) => path)).toEqual(['LifeCycle.NextSteps'])
})

test('edits of fields that are closed now are stranded, and the rest can be saved', () => {
  const approved = editableAt({ reviewStatus: 'Approved', stage: 'Committed' })
  const { merged, stranded } = rebase({ base, mine, theirs }, approved)
  expect(stranded).toEqual([{ path: 'Project.Title', mine: 'Telemetry 2', theirs: 'Telemetry' }])
  expect(merged.Project).toEqual({ Title: 'Telemetry', AdditionalComments: 'Typed' })
})

test('when everything is closed every edit is stranded with its text, a list once', () => {
  const inReview = editableAt({ reviewStatus: 'In review', stage: 'Committed' })
  const { merged, conflicts, stranded } = rebase({ base, mine, theirs }, inReview)
  expect(merged).toEqual(theirs)
  expect(conflicts).toEqual([])
  expect(stranded).toEqual([
    { path: 'Project.Title', mine: 'Telemetry 2', theirs: 'Telemetry' },
    { path: 'Project.AdditionalComments', mine: 'Typed', theirs: '' },
    { path: 'LifeCycle.NextSteps', mine: 'Send the quote', theirs: 'Visit' },
    { path: 'Customer.Contacts', mine: [{ ...ana, FirstName: 'Anna' }], theirs: [ana] },
  ])
})
