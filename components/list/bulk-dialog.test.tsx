// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { BulkAnswer, BulkPreview } from '@/lib/opportunity/bulk-change'
import { type ActionResult, fail, ok } from '@/lib/result'
import { BulkDialog, type BulkDialogProps } from './bulk-dialog'

afterEach(cleanup)

const reviewing = 'AWS is reviewing this opportunity.'
const overdue = (id: string) => ({ id, company: `Company ${id}`, reason: 'Its close date has passed.' })
const forecast: BulkPreview = {
  changing: 298,
  overdue: [],
  seconds: 300,
  secondsWithOverdue: 300,
  locked: [
    { id: 'O1', company: 'Harbor Lines', reason: reviewing },
    { id: 'O2', company: 'Calder Steel', reason: reviewing },
    { id: 'O3', company: 'Moss & Co', reason: 'This deal is launched.' },
  ],
}
const answer: BulkAnswer = { batchId: 'batch', queued: 298, unchanged: 0, locked: forecast.locked }
const ids = ['O1', 'O2', 'O3', 'O4']

function setUp({
  field = 'nextSteps',
  preview = async () => ok(forecast),
  change = async () => ok(answer),
}: {
  field?: BulkDialogProps['field']
  preview?: BulkDialogProps['preview']
  change?: (input: unknown) => Promise<ActionResult<BulkAnswer>>
} = {}) {
  const handIn = vi.fn(change)
  const onDone = vi.fn()
  const onClose = vi.fn()
  function Shown() {
    const [draft, setDraft] = useState('')
    return (
      <BulkDialog
        field={field}
        ids={ids}
        draft={draft}
        onDraft={setDraft}
        preview={preview}
        change={handIn}
        onDone={onDone}
        onClose={onClose}
      />
    )
  }
  render(<Shown />)
  return { handIn, onDone, onClose, user: userEvent.setup() }
}

const box = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Next step' })
const confirmButton = () => screen.findByRole('button', { name: 'Change 298 deals' })

describe('the dialog of a change of many deals', () => {
  test('says what it comes to before anything is sent, and which deals stay as they are and why', async () => {
    const { handIn } = setUp()
    expect(await screen.findByText('298 will change')).toBeDefined()
    expect(screen.getByText('3 locked')).toBeDefined()
    expect(screen.getByText('about 5 min')).toBeDefined()
    const [first] = screen.getAllByRole('group')
    expect(first?.textContent).toContain(`2${reviewing}`)
    expect(first?.textContent).toContain('Calder Steel')
    expect(handIn).not.toHaveBeenCalled()
  })

  test('hands in what was typed, for the deals that were chosen', async () => {
    const { handIn, onDone, user } = setUp()
    await user.type(box(), '  Autumn call ')
    await user.click(await confirmButton())
    await waitFor(() => expect(onDone).toHaveBeenCalledWith(answer))
    expect(handIn).toHaveBeenCalledWith({ ids, change: { field: 'nextSteps', value: 'Autumn call' } })
  })

  describe('with overdue deals among them', () => {
    const withOverdue = {
      ...forecast,
      overdue: ['O5', 'O6'].map(overdue),
      seconds: 60,
      secondsWithOverdue: 62,
    }
    const preview = async () => ok(withOverdue)
    const dateField = () => screen.findByLabelText('New close date for the 2 overdue deals')

    test('says that they stay as they are, and why', async () => {
      const { handIn, user } = setUp({ preview })
      expect(await screen.findByText('2 overdue')).toBeDefined()
      expect(screen.getByText('Its close date has passed.')).toBeDefined()
      expect(screen.getByText('about 60 s')).toBeDefined()
      await user.type(box(), 'Autumn call')
      await user.click(await confirmButton())
      expect(handIn).toHaveBeenCalledWith(
        expect.objectContaining({ change: { field: 'nextSteps', value: 'Autumn call' } }),
      )
    })

    test('takes them along once they are given a new close date', async () => {
      const { handIn, user } = setUp({ preview })
      await user.type(await dateField(), '2099-03-31')
      expect(screen.getByText('300 will change')).toBeDefined()
      expect(screen.queryByText('2 overdue')).toBeNull()
      expect(screen.getByText('about 62 s')).toBeDefined()
      await user.type(box(), 'Autumn call')
      await user.click(screen.getByRole('button', { name: 'Change 300 deals' }))
      expect(handIn).toHaveBeenCalledWith(
        expect.objectContaining({
          change: { field: 'nextSteps', value: 'Autumn call', overdueCloseDate: '2099-03-31' },
        }),
      )
    })

    test('can be changed though they are all there is', async () => {
      const { user } = setUp({ preview: async () => ok({ ...withOverdue, changing: 0 }) })
      const field = await dateField()
      expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Change' }).disabled).toBe(true)
      await user.type(field, '2099-03-31')
      expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Change 2 deals' }).disabled).toBe(false)
    })

    test('refuses a new date that is past, at its own field', async () => {
      const { handIn, user } = setUp({ preview })
      await user.type(await dateField(), '2020-01-31')
      await user.type(box(), 'Autumn call')
      await user.click(screen.getByRole('button', { name: 'Change 300 deals' }))
      expect(await screen.findByText('Choose a day after today')).toBeDefined()
      expect((await dateField()).getAttribute('aria-invalid')).toBe('true')
      expect(box().hasAttribute('aria-invalid')).toBe(false)
      expect(handIn).not.toHaveBeenCalled()
    })
  })

  test.each([
    ['nothing', ' ', 'Write the next step'],
    ['more than AWS takes', 'x'.repeat(256), 'Keep this to 255 characters'],
  ])('refuses %s, with a reason at the field', async (_what, text, reason) => {
    const { handIn, user } = setUp()
    await user.click(box())
    await user.paste(text)
    await user.click(await confirmButton())
    expect(await screen.findByText(reason)).toBeDefined()
    expect(box().getAttribute('aria-invalid')).toBe('true')
    expect(handIn).not.toHaveBeenCalled()
  })

  test('refuses a close date that is past', async () => {
    const { handIn, user } = setUp({ field: 'closeDate' })
    await user.type(screen.getByLabelText('Close date'), '2020-01-31')
    await user.click(await confirmButton())
    expect(await screen.findByText('Choose a day after today')).toBeDefined()
    expect(handIn).not.toHaveBeenCalled()
  })

  test('keeps what was typed when the answer is lost, and orders the same thing again', async () => {
    const change = vi.fn().mockRejectedValueOnce(new Error('offline')).mockResolvedValueOnce(ok(answer))
    const { handIn, onDone, user } = setUp({ change })
    await user.type(box(), 'Autumn call')
    await user.click(await confirmButton())
    await screen.findByText('Tandem did not answer')
    expect(box().value).toBe('Autumn call')
    await user.click(await confirmButton())
    await waitFor(() => expect(onDone).toHaveBeenCalled())
    expect(handIn.mock.calls[0]).toEqual(handIn.mock.calls[1])
  })

  test('stays until the answer is there once it is handed in', async () => {
    let answered = (_result: ActionResult<BulkAnswer>) => {}
    const change = () => new Promise<ActionResult<BulkAnswer>>((resolve) => (answered = resolve))
    const { onDone, onClose, user } = setUp({ change })
    await user.type(box(), 'Autumn call')
    await user.click(await confirmButton())
    await user.keyboard('{Escape}')
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Cancel' }).disabled).toBe(true)
    expect(onClose).not.toHaveBeenCalled()
    answered(fail({ kind: 'denied', reason: 'signed-out' }))
    await screen.findByText('You have been signed out')
    await user.keyboard('{Escape}')
    expect(onClose).toHaveBeenCalledOnce()
    expect(onDone).not.toHaveBeenCalled()
  })

  test('offers no change when every deal is locked', async () => {
    setUp({ preview: async () => ok({ ...forecast, changing: 0 }) })
    await screen.findByText('0 will change')
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Change' }).disabled).toBe(true)
  })

  test('says why it cannot tell', async () => {
    setUp({ preview: async () => fail({ kind: 'denied', reason: 'signed-out' }) })
    expect(await screen.findByText('You have been signed out')).toBeDefined()
  })
})
