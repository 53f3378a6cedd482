// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react'
import type { Route } from 'next'
import { afterEach, expect, test } from 'vitest'
import { recordSpecs } from '@/lib/opportunity/record-specs'
import { editProgress, type WaitingChange } from './waiting-change'
import { WaitingNotice } from './waiting-notice'

afterEach(cleanup)

function change(more: Partial<WaitingChange>): WaitingChange {
  return {
    id: 'write-1',
    state: 'queued',
    paths: ['Project.Title'],
    mayDecide: false,
    isUnlocked: false,
    ...more,
  }
}

function show(...changes: WaitingChange[]) {
  render(
    <WaitingNotice
      changes={changes}
      specs={recordSpecs}
      resendHref={(id) => `/opportunities/O1?resend=${id}` as Route}
      queueHref="/queue"
    />,
  )
}

const lookAtIt = () => screen.queryByRole('link', { name: 'Look at it' })?.getAttribute('href')

test('nothing that waits is nothing to tell', () => {
  show()
  expect(document.body.textContent).toBe('')
})

test('changes on their way are told together, with where to watch them', () => {
  show(change({}), change({ id: 'write-2', state: 'sending' }))
  expect(screen.getByText('2 changes are on their way to AWS')).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Changes on their way' }).getAttribute('href')).toBe('/queue')
})

test.each([
  [{ state: 'refused' }, 'Your change was refused by AWS'],
  [{ state: 'conflict' }, 'Your change collides with one made at AWS'],
  [{ state: 'held' }, 'Your change is held'],
  [{ state: 'held', isUnlocked: true }, 'Your change can be sent now'],
  [{ state: 'refused', who: 'Ana Ruiz' }, 'Ana Ruiz’s change was refused by AWS'],
] satisfies [Partial<WaitingChange>, string][])(
  '%o is “%s”, with its fields and a way to it',
  (more, words) => {
    show(change({ ...more, mayDecide: true }))
    expect(screen.getByText(words)).toBeTruthy()
    expect(screen.getByText('Title')).toBeTruthy()
    expect(lookAtIt()).toBe('/opportunities/O1?resend=write-1')
  },
)

test('a stopped change of another kind is looked at in the list', () => {
  show(change({ state: 'refused', paths: [], mayDecide: true }))
  expect(lookAtIt()).toBe('/queue')
})

test('who may not decide is told, and led nowhere', () => {
  show(change({ state: 'conflict', who: 'Ana Ruiz' }))
  expect(lookAtIt()).toBeUndefined()
})

test('an edit of somebody else’s is no progress of ours', () => {
  expect(editProgress([change({ who: 'Ana Ruiz' })])).toBeUndefined()
  expect(editProgress([change({ state: 'refused' }), change({})])).toBe('under way')
  expect(editProgress([change({ state: 'held' })])).toBe('stopped')
})
