// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Decision } from '@/lib/meeting/decision'
import type { LiveMeeting, Meeting, Person } from '@/lib/meeting/meeting'
import { fail, ok } from '@/lib/result'
import { keepDecisionDraft } from './decision-draft'
import { stateOf } from './live-state'
import { MeetingRoom } from './meeting-room'
import { presentingTerm } from './presenting-term'
import { dealQuery, overviewQuery } from './queries'
import type { RoomActions } from './room-actions'
import { ana, deal, marc, meeting, overview, presenterOf, startedAt, vera } from './test-room'

vi.mock('next/navigation', () => ({ useRouter: () => ({ replace: vi.fn() }) }))

/** Actions that do what they are asked, on `of`. */
function actionsOn(of: Meeting) {
  let term = of.presenter?.term ?? 0
  const changed = (more: Partial<Meeting>) =>
    Promise.resolve(ok({ ...of, revision: crypto.randomUUID(), ...more }))
  return {
    present: vi.fn<RoomActions['present']>(() =>
      changed({ presenter: { ...presenterOf(ana), term: ++term } }),
    ),
    leavePresenting: vi.fn<RoomActions['leavePresenting']>(() => changed({ presenter: undefined })),
    show: vi.fn<RoomActions['show']>(({ screen }) => changed({ onScreen: { ...screen, since: startedAt } })),
    addItem: vi.fn<RoomActions['addItem']>(() => changed({})),
    setItemState: vi.fn<RoomActions['setItemState']>(({ dealId, state }) =>
      changed({ agenda: of.agenda.map((item) => (item.dealId === dealId ? { ...item, state } : item)) }),
    ),
    moveItem: vi.fn<RoomActions['moveItem']>(() => changed({})),
    decide: vi.fn<RoomActions['decide']>(({ decision }) =>
      Promise.resolve(
        ok({
          id: decision.id,
          dealId: decision.dealId,
          kind: decision.kind,
          now: 'text' in decision ? decision.text : '',
          by: marc,
          at: startedAt,
          outcome: 'queued',
        } satisfies Decision),
      ),
    ),
    end: vi.fn<RoomActions['end']>(() => changed({ endedAt: startedAt })),
  }
}

/** Puts the room on the screen for `person`. The presenter's window presents, if it is that one. */
function enter(
  person: Person,
  of: Meeting = meeting(),
  { deals = of.agenda, isOtherWindow = false }: { deals?: Meeting['agenda']; isOtherWindow?: boolean } = {},
) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  client.setQueryData(overviewQuery(of.id).queryKey, overview)
  for (const { card: shown } of deals) {
    if (shown) client.setQueryData(dealQuery(of.id, shown.id).queryKey, deal(shown))
  }
  const isTheirs = of.presenter?.userId === person.userId && !isOtherWindow
  presentingTerm.keep(of.id, isTheirs ? of.presenter?.term : undefined)
  const actions = actionsOn(of)
  const room = (
    <QueryClientProvider client={client}>
      <MeetingRoom first={stateOf(of, startedAt)} person={person} owners={[]} locale="en" actions={actions} />
    </QueryClientProvider>
  )
  return { ...render(room), actions, client, user: userEvent.setup() }
}

/** What the server tells whoever asks for what is new; undefined: it cannot be reached. */
let news: (() => Partial<LiveMeeting> | undefined) | undefined

beforeEach(() => {
  news = () => ({})
  vi.stubGlobal('fetch', async (path: string) => {
    if (!/\/api\/meetings\/[^/]+\?/.test(path)) return new Response('null', { status: 503 })
    const told = news?.()
    if (!told) throw new TypeError('fetch failed')
    const of = meeting()
    const live = { now: startedAt, revision: of.revision, presenter: of.presenter, attendees: [], ...told }
    return Response.json(live)
  })
})

afterEach(() => {
  cleanup()
  sessionStorage.clear()
  vi.unstubAllGlobals()
})

const heading = () => screen.getByRole('heading', { level: 1 }).textContent
const onDeal = (id: string) => meeting({ onScreen: { view: 'deal', dealId: id, since: startedAt } })
const tile = (label: string) =>
  within(screen.getByRole('region', { name: 'Decide' })).getByRole('button', {
    name: new RegExp(`^${label}`),
  })

describe('keys', () => {
  test('J and K walk the deals, tell everybody, speak the deal and put the cursor on it', async () => {
    const { user, actions } = enter(marc)
    await user.keyboard('j')
    expect(heading()).toBe('Harbor Lines')
    expect(document.activeElement?.textContent).toBe('Harbor Lines')
    expect(screen.getByText('1 of 3: Harbor Lines, Qualified, USD 12,000/mo')).toBeDefined()
    await user.keyboard('j')
    expect(heading()).toBe('Millgate')
    await user.keyboard('k')
    expect(heading()).toBe('Harbor Lines')
    await waitFor(() =>
      expect(actions.show.mock.lastCall?.[0]).toMatchObject({
        term: 1,
        screen: { view: 'deal', dealId: 'O1' },
      }),
    )
  })

  test('the arrows do the same, and after the last deal comes the end', async () => {
    const { user } = enter(marc, onDeal('O3'))
    await user.keyboard('{ArrowLeft}')
    expect(heading()).toBe('Millgate')
    await user.keyboard('{ArrowRight}{ArrowRight}')
    expect(heading()).toBe('What we decided')
    await user.keyboard('k')
    expect(heading()).toBe('Kentmoor')
  })

  test('no key fires while somebody types, and Esc leaves the field before it leaves the deal', async () => {
    const { user, actions } = enter(marc, onDeal('O1'))
    await user.keyboard('n')
    const field = screen.getByLabelText('What happens next')
    expect(document.activeElement).toBe(field)
    await user.keyboard('jkps?')
    expect((field as HTMLTextAreaElement).value).toBe('jkps?')
    expect(heading()).toBe('Harbor Lines')
    expect(actions.setItemState).not.toHaveBeenCalled()
    await user.keyboard('{Escape}')
    expect(heading()).toBe('Harbor Lines')
    expect(document.activeElement).toBe(tile('Next step'))
    await user.keyboard('{Escape}')
    expect(heading()).toBe('Weekly review')
  })

  test('P parks the deal and takes it back', async () => {
    const { user, actions } = enter(marc, onDeal('O1'))
    await user.keyboard('p')
    await waitFor(() => expect(screen.getByText('Parked')).toBeDefined())
    expect(actions.setItemState.mock.lastCall?.[0]).toMatchObject({ dealId: 'O1', state: 'parked' })
    await user.keyboard('p')
    await waitFor(() => expect(actions.setItemState.mock.lastCall?.[0]).toMatchObject({ state: 'open' }))
  })

  test.each([
    ['n', 'Next step'],
    ['d', 'Close date'],
    ['s', 'Stage'],
    ['o', 'Owner'],
    ['m', 'Note'],
  ])('%s opens %s', async (key, title) => {
    const { user } = enter(marc, onDeal('O1'))
    await user.keyboard(key)
    expect(screen.getByRole('form', { name: title })).toBeDefined()
  })
})

describe('deciding', () => {
  test('Enter decides what was typed, on what the screen showed, and the state shows at once', async () => {
    const { user, actions } = enter(marc, onDeal('O1'))
    await user.keyboard('nCall Iris{Enter}')
    await waitFor(() => expect(actions.decide).toHaveBeenCalledOnce())
    expect(actions.decide.mock.lastCall?.[0].decision).toMatchObject({
      kind: 'nextStep',
      dealId: 'O1',
      was: null,
      text: 'Call Iris',
    })
    await waitFor(() => expect(tile('Next step').textContent).toContain('On its way to AWS'))
    expect(screen.queryByLabelText('What happens next')).toBeNull()
  })

  test('a refusal says why and keeps what was typed; the same words are the same decision', async () => {
    const { user, actions } = enter(marc, onDeal('O1'))
    const message = 'The next step has changed meanwhile. Look once more, then decide.'
    actions.decide.mockResolvedValueOnce(fail({ kind: 'conflict', message, current: null }))
    await user.keyboard('nCall Iris{Enter}')
    expect((await screen.findByRole('alert')).textContent).toContain(message)
    expect((screen.getByLabelText('What happens next') as HTMLTextAreaElement).value).toBe('Call Iris')
    await user.keyboard('{Enter}')
    await waitFor(() => expect(actions.decide).toHaveBeenCalledTimes(2))
    const [first, second] = actions.decide.mock.calls
    expect(second?.[0].decision.id).toBe(first?.[0].decision.id)
  })

  test('other words after a refusal are another decision', async () => {
    const { user, actions } = enter(marc, onDeal('O1'))
    actions.decide.mockRejectedValueOnce(new Error('offline'))
    await user.keyboard('nCall Iris{Enter}')
    await screen.findByRole('alert')
    await user.keyboard(' today{Enter}')
    await waitFor(() => expect(actions.decide).toHaveBeenCalledTimes(2))
    const [first, second] = actions.decide.mock.calls
    expect(second?.[0].decision.id).not.toBe(first?.[0].decision.id)
  })

  test('what was typed survives moving on and a reload, and is marked', async () => {
    const first = enter(marc, onDeal('O1'))
    await first.user.keyboard('nCall Iris{Escape}jk')
    expect(tile('Next step').textContent).toContain('typed, not decided')
    cleanup()
    const { user } = enter(marc, onDeal('O1'))
    expect(tile('Next step').textContent).toContain('typed, not decided')
    await user.keyboard('n')
    expect((screen.getByLabelText('What happens next') as HTMLTextAreaElement).value).toBe('Call Iris')
  })

  test('Closed Lost asks for its reason first', async () => {
    const { user, actions } = enter(marc, onDeal('O1'))
    await user.keyboard('s')
    await user.click(screen.getByRole('radio', { name: 'Closed Lost' }))
    const close = screen.getByRole('button', { name: 'Close as lost' }) as HTMLButtonElement
    expect(close.disabled).toBe(true)
    await user.type(screen.getByLabelText('Reason'), 'Price{Enter}')
    await user.click(close)
    await waitFor(() => expect(actions.decide).toHaveBeenCalledOnce())
    expect(actions.decide.mock.lastCall?.[0].decision).toMatchObject({
      kind: 'stage',
      was: 'Qualified',
      to: 'Closed Lost',
      closedLostReason: 'Price',
    })
  })

  test('a locked field says why, to eyes and ears, and opens nothing', async () => {
    const { user } = enter(marc, onDeal('O3'))
    await user.keyboard('n')
    expect(screen.queryByLabelText('What happens next')).toBeNull()
    expect(document.activeElement).toBe(tile('Next step'))
    expect(screen.getByText(/^Next step cannot be decided now. AWS is reviewing/)).toBeDefined()
    expect(screen.getByText(/^Next step, close date and stage: AWS is reviewing/)).toBeDefined()
  })
})

describe('roles', () => {
  test('a viewer follows, is told so once, and finds nothing to decide', () => {
    enter(vera, onDeal('O1'))
    expect(screen.getAllByText(/You follow this meeting/)).toHaveLength(1)
    expect(screen.queryByRole('region', { name: 'Decide' })).toBeNull()
    expect(screen.queryByRole('button', { name: /Park|Take over|Present/ })).toBeNull()
  })

  test('a seller decides on deals of their own, and is told whose the others are', () => {
    enter(ana, onDeal('O1'))
    expect(screen.getByRole('region', { name: 'Decide' })).toBeDefined()
    cleanup()
    enter(ana, onDeal('O2'))
    expect(screen.queryByRole('region', { name: 'Decide' })).toBeNull()
    expect(screen.getByText('Only Ben or a manager can decide here.')).toBeDefined()
  })

  test('taking over has to be confirmed', async () => {
    const { user, actions } = enter(ana)
    await user.click(screen.getByRole('button', { name: 'Take over' }))
    expect(actions.present).not.toHaveBeenCalled()
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Take over' }))
    await waitFor(() => expect(actions.present.mock.lastCall?.[0]).toMatchObject({ over: 1 }))
    expect(await screen.findByText('You are presenting.')).toBeDefined()
  })
})

describe('following', () => {
  const moves = (id: string) => ({ revision: `at ${id}`, meeting: { ...onDeal(id), revision: `at ${id}` } })

  test('a follower goes where the presenter goes, and keeps the cursor', async () => {
    enter(ana)
    news = () => moves('O2')
    await waitFor(() => expect(heading()).toBe('Millgate'))
    expect(document.activeElement).toBe(document.body)
    expect(screen.getByText(/^2 of 3: Millgate/)).toBeDefined()
  })

  test('the cursor follows own moves only, even after one', async () => {
    const { user } = enter(ana, onDeal('O1'))
    await user.keyboard('j')
    await user.click(screen.getByRole('button', { name: 'Back to what Marc shows' }))
    expect(document.activeElement?.textContent).toBe('Harbor Lines')
    act(() => (document.activeElement as HTMLElement).blur())
    news = () => moves('O3')
    await waitFor(() => expect(heading()).toBe('Kentmoor'))
    expect(document.activeElement).toBe(document.body)
  })

  test('a follower may look elsewhere, moves nobody, and comes back', async () => {
    const { user, actions } = enter(ana, onDeal('O1'))
    await user.keyboard('j')
    expect(heading()).toBe('Millgate')
    await user.click(screen.getByRole('button', { name: 'Back to what Marc shows' }))
    expect(heading()).toBe('Harbor Lines')
    expect(actions.show).not.toHaveBeenCalled()
  })

  test('nobody is taken away from what they write', async () => {
    const { user } = enter(ana, onDeal('O1'))
    await user.keyboard('nCall')
    news = () => moves('O2')
    await screen.findByRole('button', { name: 'Back to what Marc shows' })
    expect(heading()).toBe('Harbor Lines')
    expect((screen.getByLabelText('What happens next') as HTMLTextAreaElement).value).toBe('Call')
  })

  test('a lost connection says so and goes on by itself', async () => {
    enter(ana)
    news = undefined
    await screen.findByText('Reconnecting…')
    news = () => moves('O1')
    await waitFor(() => expect(heading()).toBe('Harbor Lines'))
    expect(screen.queryByText('Reconnecting…')).toBeNull()
  })
})

test('what was typed and never decided is named before the meeting ends', async () => {
  const place = { meetingId: meeting().id, dealId: 'O2', userId: marc.userId }
  keepDecisionDraft(place, 'nextStep', { text: 'Send the offer' })
  const { user } = enter(marc, meeting({ onScreen: { view: 'end', since: startedAt } }))
  expect(await screen.findByText('Typed, but not decided')).toBeDefined()
  const deal = screen.getByRole('button', { name: 'Millgate' })
  expect(deal.closest('li')?.textContent).toBe('Millgate Next step')
  keepDecisionDraft(place, 'nextStep', {})
  await user.click(deal)
  expect(await screen.findByRole('heading', { name: 'Millgate' })).toBeDefined()
})

test('a parked deal says that it is parked, not that it never was on the agenda', async () => {
  const { agenda } = meeting()
  const parked = agenda.map((item) => (item.dealId === 'O1' ? { ...item, state: 'parked' as const } : item))
  enter(marc, { ...onDeal('O1'), agenda: parked })
  expect(await screen.findByText('Parked')).toBeDefined()
  expect(screen.queryByText('Not on the agenda')).toBeNull()
})

describe('a presenter', () => {
  test('steers from the window the meeting was started in, and from no other that opens at the same moment', async () => {
    const justStarted = meeting({ presenter: presenterOf(ana) })
    expect(justStarted.presenter?.seenAt).toBe(justStarted.startedAt)
    const { actions, user } = enter(ana, justStarted, { isOtherWindow: true })
    expect(await screen.findByText('You present in another window')).toBeDefined()
    await user.keyboard('j')
    expect(actions.show).not.toHaveBeenCalled()
  })

  test('moves on without waiting, and only the last place is told', async () => {
    const { user, actions } = enter(marc)
    let answer: () => void = () => {}
    const first = actions.show.getMockImplementation()
    actions.show.mockImplementationOnce(async (input) => {
      await new Promise<void>((resolve) => {
        answer = resolve
      })
      return first ? first(input) : Promise.reject(new Error('no answer'))
    })
    await user.keyboard('jjj')
    expect(heading()).toBe('Kentmoor')
    expect(actions.show).toHaveBeenCalledOnce()
    await act(async () => answer())
    await waitFor(() => expect(actions.show).toHaveBeenCalledTimes(2))
    expect(actions.show.mock.lastCall?.[0].screen).toEqual({ view: 'deal', dealId: 'O3' })
    expect(heading()).toBe('Kentmoor')
  })

  test('without a connection goes on alone, and tells where they are once it is back', async () => {
    const { user, actions } = enter(marc)
    actions.show.mockRejectedValueOnce(new TypeError('fetch failed'))
    await user.keyboard('jj')
    expect(heading()).toBe('Millgate')
    await waitFor(() => expect(actions.show).toHaveBeenCalledTimes(2))
    expect(actions.show.mock.lastCall?.[0].screen).toEqual({ view: 'deal', dealId: 'O2' })
    expect(heading()).toBe('Millgate')
  })

  test('finds what AWS refused, and the way to decide it anew', async () => {
    const refused: Decision = {
      id: '22222222-2222-4222-8222-222222222222',
      dealId: 'O2',
      kind: 'nextStep',
      now: 'Call Ben',
      by: marc,
      at: startedAt,
      outcome: 'refused',
      reason: 'AWS does not take this text.',
    }
    const { user } = enter(marc, meeting({ decisions: [refused] }))
    await user.click(screen.getByRole('button', { name: /1\s*decision stopped/ }))
    await user.click(screen.getByRole('menuitem', { name: /Millgate: next step/ }))
    expect(heading()).toBe('Millgate')
    await user.click(screen.getByRole('button', { name: 'Decide again' }))
    expect((screen.getByLabelText('What happens next') as HTMLTextAreaElement).value).toBe('Call Ben')
  })

  test('who has been taken over is told so, and follows', async () => {
    const { user, actions } = enter(marc)
    const message = 'Ana Ruiz is presenting now.'
    actions.show.mockResolvedValueOnce(fail({ kind: 'fields', message, fields: [] }))
    news = () => ({ presenter: { userId: 'u1', name: 'Ana Ruiz', seenAt: startedAt, term: 2, isHere: true } })
    await user.keyboard('j')
    expect(await screen.findByRole('button', { name: 'Take over' })).toBeDefined()
  })
})
