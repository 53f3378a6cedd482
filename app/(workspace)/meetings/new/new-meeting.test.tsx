// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { SavedScope } from '@/lib/meeting/scope'
import { agendaReasonKinds } from '@/lib/pipeline/agenda'
import { fail } from '@/lib/result'
import { presentingTerm } from '../[id]/presenting-term'
import { everything } from './meeting-choice'
import { NewMeeting, type NewMeetingProps } from './new-meeting'

const push = vi.hoisted(() => vi.fn())
vi.mock('next/navigation', () => ({ useRouter: () => ({ push }) }))

beforeEach(() => push.mockClear())
afterEach(cleanup)

const none = Object.fromEntries(agendaReasonKinds.map((kind) => [kind, 0])) as never

const team: SavedScope = {
  id: '7f0f2a54-2b47-4b6e-9c7f-0c3e5f1f0f11',
  name: 'Nordics',
  filter: { owners: ['ana@tandem.example', 'ben@tandem.example'] },
  isShared: true,
  by: { userId: 'u1', name: 'Ana' },
  isTheirs: true,
}

const actions = {
  startMeeting: vi.fn(),
  createScope: vi.fn(),
  renameScope: vi.fn(),
  deleteScope: vi.fn(),
}

const props: NewMeetingProps = {
  choice: everything,
  scope: { name: 'All deals', filter: {} },
  isUnknownScope: false,
  overview: {
    since: '2026-11-07T09:00:00.000Z',
    waterfall: { opening: [], closing: [], steps: [] },
    agenda: {
      items: [
        { id: 'O1', company: 'Aurora Foods', title: 'Data lake', reasons: [{ kind: 'sentBack', days: 5 }] },
      ],
      totals: none,
      more: { ...(none as object), closeDatePast: 388 } as never,
    },
    promises: [],
  },
  saved: [team],
  owners: [{ name: 'Ana Costa', email: 'ana@tandem.example', count: 4 }],
  me: 'ana@tandem.example',
  mayStart: true,
  today: '2026-11-21',
  locale: 'en-US',
  actions,
}

describe('a new meeting', () => {
  test('shows whom it would talk about and why, and how many it leaves out', () => {
    render(<NewMeeting {...props} />)
    const deal = screen.getByRole('link', { name: 'Aurora Foods · Data lake' })
    expect(deal.getAttribute('href')).toBe('/opportunities/O1')
    expect(screen.getByText('Sent back by AWS 5 days ago')).toBeTruthy()
    expect(screen.getByText('and 388 more past their close date')).toBeTruthy()
  })

  test('says where its history begins, rather than show movement that nobody saw', () => {
    const knownSince = '2026-11-14T09:00:00.000Z'
    render(<NewMeeting {...props} overview={{ ...props.overview, knownSince, gaps: 241 }} />)
    expect(screen.getByRole('status').textContent).toBe(
      'Tandem’s history begins on Nov 14, 2026: changes before are not shown.',
    )
  })

  test('tells of deals that were first seen later', () => {
    render(<NewMeeting {...props} overview={{ ...props.overview, gaps: 3 }} />)
    expect(screen.getByRole('status').textContent).toContain('first saw 3 older deals during this time')
  })

  test('a viewer sees all of it and cannot start it', () => {
    render(<NewMeeting {...props} mayStart={false} choice={{ ...everything, overdue: true }} />)
    expect(screen.getByText('Proposed agenda')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Start meeting' })).toBeNull()
    expect(screen.queryByRole('button', { name: 'Save' })).toBeNull()
  })

  test('what is chosen goes into the address', async () => {
    render(<NewMeeting {...props} choice={{ ...everything, since: '2026-11-01T00:00:00.000Z' }} />)
    const since = 'since=2026-11-01T00%3A00%3A00.000Z'
    await userEvent.click(screen.getByRole('button', { name: 'Nordics' }))
    expect(push).toHaveBeenLastCalledWith(`/meetings/new?scope=${team.id}&${since}`, { scroll: false })
    await userEvent.click(screen.getByRole('button', { name: 'My deals' }))
    expect(push).toHaveBeenLastCalledWith(`/meetings/new?owner=me&${since}`, { scroll: false })
    await userEvent.click(screen.getByRole('button', { name: '14 days, no meeting yet' }))
    expect(push).toHaveBeenLastCalledWith('/meetings/new?', { scroll: false })
  })

  test('the list of people stays open, for a team', async () => {
    const ben = { name: 'Ben Okoye', email: 'ben@tandem.example', count: 2 }
    render(<NewMeeting {...props} owners={[...props.owners, ben]} />)
    await userEvent.click(screen.getByRole('combobox', { name: /^Owners/ }))
    await userEvent.click(screen.getByRole('option', { name: 'Ana Costa' }))
    expect(push).toHaveBeenLastCalledWith('/meetings/new?owner=ana%40tandem.example', { scroll: false })
    expect(screen.getByRole('option', { name: 'Ben Okoye' })).toBeTruthy()
  })

  test('words are looked for once they are typed', async () => {
    render(<NewMeeting {...props} />)
    await userEvent.type(screen.getByRole('searchbox'), 'data lake')
    expect(push).not.toHaveBeenCalled()
    await userEvent.keyboard('{Enter}')
    expect(push).toHaveBeenLastCalledWith('/meetings/new?q=data+lake', { scroll: false })
  })

  test('starts with the scope and since of the screen, and goes there', async () => {
    const since = '2026-11-01T00:00:00.000Z'
    const id = 'c0de0000-0000-4000-8000-000000000000'
    actions.startMeeting.mockResolvedValueOnce({ ok: true, data: { id } })
    render(<NewMeeting {...props} choice={{ ...everything, since }} />)
    await userEvent.click(screen.getByRole('button', { name: 'Start meeting' }))
    expect(actions.startMeeting).toHaveBeenLastCalledWith({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      scope: props.scope,
      since,
    })
    expect(push).toHaveBeenLastCalledWith(`/meetings/${id}`)
  })

  test('gives the presenter’s place to the window it was started in, unless somebody took it meanwhile', async () => {
    const startedAt = '2026-11-21T10:00:00.000Z'
    const started = (id: string, seenAt: string) => {
      const presenter = { userId: 'u1', name: 'Ana', seenAt, term: 4, isHere: true }
      actions.startMeeting.mockResolvedValueOnce({ ok: true, data: { id, startedAt, presenter } })
    }
    render(<NewMeeting {...props} />)
    started('own', startedAt)
    await userEvent.click(screen.getByRole('button', { name: 'Start meeting' }))
    expect(presentingTerm.read('own')).toBe(4)
    cleanup()
    render(<NewMeeting {...props} />)
    started('taken', '2026-11-21T10:00:01.000Z')
    await userEvent.click(screen.getByRole('button', { name: 'Start meeting' }))
    expect(presentingTerm.read('taken')).toBeUndefined()
  })

  test('says why it was not started, and tries again as the same meeting', async () => {
    const message = 'A meeting looks back: choose a day that has been.'
    actions.startMeeting.mockReset()
    actions.startMeeting.mockResolvedValueOnce(fail({ kind: 'fields', message, fields: [] }))
    actions.startMeeting.mockRejectedValueOnce(new Error('no answer'))
    render(<NewMeeting {...props} />)
    await userEvent.click(screen.getByRole('button', { name: 'Start meeting' }))
    expect(screen.getByRole('alert').textContent).toContain(message)
    await userEvent.click(screen.getByRole('button', { name: 'Start meeting' }))
    expect(screen.getByRole('alert').textContent).toContain('could not be reached')
    const ids = actions.startMeeting.mock.calls.map(([{ id }]) => id)
    expect(ids[0]).toBe(ids[1])
    expect(push).not.toHaveBeenCalled()
  })

  test('a filter is saved as a scope, which is then the one chosen', async () => {
    actions.createScope.mockResolvedValueOnce({ ok: true, data: { ...team, id: 'new-scope' } })
    const scope = { name: 'Overdue', filter: { overdue: true } }
    render(<NewMeeting {...props} scope={scope} choice={{ ...everything, overdue: true }} />)
    await userEvent.click(screen.getByRole('button', { name: 'Save' }))
    const name = screen.getByRole('textbox', { name: 'Name' })
    await userEvent.clear(name)
    await userEvent.type(name, 'Late ones')
    await userEvent.click(screen.getByRole('button', { name: 'Save scope' }))
    expect(actions.createScope).toHaveBeenLastCalledWith(
      expect.objectContaining({ name: 'Late ones', filter: { overdue: true }, isShared: true }),
    )
    expect(push).toHaveBeenLastCalledWith('/meetings/new?scope=new-scope', { scroll: false })
  })

  test('a saved scope is deleted after asking, and what is left is everything', async () => {
    actions.deleteScope.mockResolvedValueOnce({ ok: true, data: null })
    const scope = { name: team.name, filter: team.filter, savedId: team.id }
    render(<NewMeeting {...props} scope={scope} choice={{ ...everything, scopeId: team.id }} />)
    await userEvent.click(screen.getByRole('button', { name: 'Change Nordics' }))
    await userEvent.click(screen.getByRole('menuitem', { name: 'Delete…' }))
    expect(actions.deleteScope).not.toHaveBeenCalled()
    await userEvent.click(screen.getByRole('button', { name: 'Delete scope' }))
    expect(actions.deleteScope).toHaveBeenLastCalledWith({ id: team.id })
    expect(push).toHaveBeenLastCalledWith('/meetings/new?', { scroll: false })
  })
})
