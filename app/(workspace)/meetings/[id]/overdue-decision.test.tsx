// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { MeetingDeal } from '@/components/meeting/meeting-deal'
import { WordsProvider } from '@/components/meeting/words'
import type { DecisionKind } from '@/lib/meeting/decision'
import { Editor } from './editors'
import { ana, card, deal } from './test-room'
import type { DecisionContent } from './use-decide'

afterEach(() => {
  cleanup()
  sessionStorage.clear()
})

const place = { meetingId: 'm1', dealId: 'O1', userId: ana.userId }

/** Opens an editor on a deal that closes on this day, on 21 November 2026. */
function open(kind: DecisionKind, closeDate: string, more: Partial<MeetingDeal> = {}) {
  const decide = vi.fn(async (_content: DecisionContent) => true)
  const shown = { ...deal(card('O1', 'Harbor Lines', { closeDate })), ...more }
  const owners = [{ name: 'Ben Okoro', email: 'ben@tandem.example', count: 1 }]
  const words = { today: shown.today, money: () => '', change: () => '', day: (date: string) => date }
  render(
    <WordsProvider words={words}>
      <Editor
        kind={kind}
        deal={shown}
        owners={owners}
        place={place}
        deciding={{ isBusy: false, decide }}
        onClose={() => {}}
      />
    </WordsProvider>,
  )
  return { decide, user: userEvent.setup() }
}

const date = () => screen.queryByLabelText<HTMLInputElement>('New target close date')

describe('a next step on a deal whose close date has passed', () => {
  test('asks for a new date, says why, and leads there from Enter', async () => {
    const { decide, user } = open('nextStep', '2026-11-03')
    expect(document.body.textContent).toMatch(/The close date passed on .*2026.*AWS takes no change/)
    await user.keyboard('Call Iris{Enter}')
    expect(decide).not.toHaveBeenCalled()
    expect(document.activeElement).toBe(date())
    expect(screen.getByRole('alert').textContent).toBe('Enter the new close date')
  })

  test('is decided together with it', async () => {
    const { decide, user } = open('nextStep', '2026-11-03')
    await user.keyboard('Call Iris')
    await user.click(screen.getByRole('button', { name: '+ 30 days' }))
    await user.click(screen.getByRole('button', { name: 'Decide' }))
    await waitFor(() => expect(decide).toHaveBeenCalledOnce())
    const [content] = decide.mock.lastCall ?? []
    expect(content).toEqual({ kind: 'nextStep', was: null, text: 'Call Iris', closeDate: '2026-12-21' })
  })

  test('keeps the date that was typed until it is decided', async () => {
    const { user } = open('nextStep', '2026-11-03')
    await user.click(screen.getByRole('button', { name: '+ 2 weeks' }))
    cleanup()
    open('nextStep', '2026-11-03')
    expect(date()?.value).toBe('2026-12-05')
  })
})

describe('AWS’s close date', () => {
  const hasDate = (TargetCloseDate: string): Partial<MeetingDeal> => ({
    aws: { readAt: '2026-11-20T08:00:00Z', summary: { LifeCycle: { TargetCloseDate } }, rows: [] },
  })
  const offered = () => screen.queryByRole('button', { name: /^AWS’s date/ })

  test.each(['nextStep', 'closeDate'] as const)('is one press away in %s', async (kind) => {
    const { user, decide } = open(kind, '2026-11-03', hasDate('2026-12-03'))
    if (kind === 'nextStep') await user.keyboard('Call Iris')
    await user.click(screen.getByRole('button', { name: 'AWS’s date, 2026-12-03' }))
    await user.click(screen.getByRole('button', { name: 'Decide' }))
    await waitFor(() => expect(decide).toHaveBeenCalledOnce())
    const [content] = decide.mock.lastCall ?? []
    expect(content).toMatchObject(kind === 'nextStep' ? { closeDate: '2026-12-03' } : { date: '2026-12-03' })
  })

  test.each([
    ['has passed, too', '2026-11-10'],
    ['is ours', '2026-12-20'],
  ])('is not offered when it %s', (_why, awsDate) => {
    open('closeDate', '2026-12-20', hasDate(awsDate))
    expect(offered()).toBeNull()
  })
})

test('the day a deal is to close on is too late already', () => {
  open('nextStep', '2026-11-21')
  expect(date()).not.toBeNull()
  expect(document.body.textContent).toContain('The close date is today.')
})

test('a move to another open stage asks for the date, a loss does not', async () => {
  const { decide, user } = open('stage', '2026-11-03')
  await user.click(screen.getByRole('radio', { name: 'Committed' }))
  await user.click(screen.getByRole('button', { name: 'Decide' }))
  expect(decide).not.toHaveBeenCalled()
  expect(document.activeElement).toBe(date())
  await user.click(screen.getByRole('button', { name: '+ 90 days' }))
  await user.click(screen.getByRole('button', { name: 'Decide' }))
  await waitFor(() => expect(decide).toHaveBeenCalledOnce())
  expect(decide.mock.lastCall?.[0]).toMatchObject({ to: 'Committed', closeDate: '2027-02-19' })

  await user.click(screen.getByRole('radio', { name: 'Closed Lost' }))
  expect(date()).toBeNull()
})

test.each(['owner', 'note'] as const)('the %s of such a deal is decided without a date', (kind) => {
  open(kind, '2026-11-03')
  expect(date()).toBeNull()
})

test('a deal whose date is ahead is not asked for another', () => {
  open('nextStep', '2026-11-22')
  expect(date()).toBeNull()
})
