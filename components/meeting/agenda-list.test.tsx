// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import type { AgendaItem, ItemState } from '@/lib/meeting/meeting'
import { AgendaList, ParkedList } from './agenda-list'
import { withPlacing } from './agenda-order'
import { WordsProvider } from './words'

afterEach(cleanup)

const words = {
  today: '2026-11-21',
  money: () => 'USD 12K/mo',
  change: () => 'USD +2K/mo',
  day: (date: string) => date,
}

function item(dealId: string, more: Partial<AgendaItem> = {}): AgendaItem {
  return { dealId, state: 'open', reasons: [{ kind: 'noNextStep' }], spentMs: 0, ...more }
}

function show(agenda: AgendaItem[], isFollowing = false) {
  const onOpen = vi.fn()
  const onState = vi.fn<(dealId: string, state: ItemState) => void>()
  function Shown() {
    const [items, setItems] = useState(agenda)
    const leads = {
      onState,
      onMove: (to: { dealId: string; before?: string }) => setItems((all) => withPlacing(all, to)),
    }
    const props = { agenda: items, decisions: [], onOpen, ...(isFollowing ? {} : leads) }
    return (
      <WordsProvider words={words}>
        <AgendaList {...props} />
        <ParkedList {...props} />
      </WordsProvider>
    )
  }
  render(<Shown />)
  return { onOpen, onState, user: userEvent.setup() }
}

const order = () =>
  [...document.querySelectorAll('[data-agenda-deal]')]
    .map((row) => row.getAttribute('data-agenda-deal'))
    .join('')
const row = (id: string) => screen.getByRole('button', { name: new RegExp(`^${id}`) })

test('each deal says why it is there and where it stands; parked ones stand apart', () => {
  show([item('A', { state: 'discussed' }), item('P', { state: 'parked' }), item('B', { hasLeftScope: true })])
  expect(row('A').textContent).toContain('Discussed')
  expect(screen.getAllByText('No next step')).toHaveLength(3)
  expect(screen.getByText('No longer in this scope')).toBeDefined()
  expect(
    within(screen.getByRole('list', { name: 'Parked' })).getByRole('button', { name: /^P\b/ }),
  ).toBeDefined()
  expect(
    within(screen.getByRole('list', { name: 'Agenda' })).queryByRole('button', { name: /^P\b/ }),
  ).toBeNull()
})

test('Alt and the arrows move the deal with the cursor, which stays on it', async () => {
  const { user } = show([item('A'), item('B'), item('C')])
  row('B').focus()
  await user.keyboard('{Alt>}{ArrowUp}{/Alt}')
  expect(order()).toBe('BAC')
  await user.keyboard('{Alt>}{End}{/Alt}')
  expect(order()).toBe('ACB')
  await waitFor(() => expect(document.activeElement).toBe(row('B')))
})

test('the menu moves, skips, parks and takes back', async () => {
  const { user, onState } = show([item('A'), item('B'), item('P', { state: 'parked' })])
  await user.click(screen.getByRole('button', { name: 'More for B' }))
  await user.click(screen.getByRole('menuitem', { name: 'To the top' }))
  expect(order()).toBe('BAP')
  await user.click(screen.getByRole('button', { name: 'More for A' }))
  await user.click(screen.getByRole('menuitem', { name: 'Skip' }))
  expect(onState).toHaveBeenLastCalledWith('A', 'skipped')
  await user.click(screen.getByRole('button', { name: 'More for P' }))
  await user.click(screen.getByRole('menuitem', { name: 'Back to the agenda' }))
  expect(onState).toHaveBeenLastCalledWith('P', 'open')
})

test('whoever only follows opens deals and changes nothing', async () => {
  const { user, onOpen } = show([item('A'), item('B')], true)
  expect(screen.queryByRole('button', { name: /^More for/ })).toBeNull()
  row('B').focus()
  await user.keyboard('{Alt>}{ArrowUp}{/Alt}')
  expect(order()).toBe('AB')
  await user.keyboard('{Enter}')
  expect(onOpen).toHaveBeenLastCalledWith('B')
})
