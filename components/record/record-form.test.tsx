// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Opportunity } from '@/lib/opportunity/opportunity'
import { addDays, plainDateOf } from '@/lib/opportunity/plain-date'
import { stateOf } from '@/lib/opportunity/record-state'
import type { ReviewStatus } from '@/lib/opportunity/review'
import { type ActionResult, fail, ok } from '@/lib/result'
import { RecordForm, type RecordFormProps } from './record-form'

const versions = ['2026-03-01T10:15:00Z', '2026-03-01T10:16:00Z'] as const

interface Told {
  title?: string
  problem?: string
  status?: ReviewStatus
  closeDate?: string
}

const telemetry = 'Telemetry from 900 trucks arrives too late.'

function record(
  version: number,
  { title = 'Fleet', problem = telemetry, status, closeDate = '2099-12-15' }: Told = {},
): Opportunity {
  return Opportunity.parse({
    Catalog: 'Sandbox',
    Id: 'O1',
    CreatedDate: versions[0],
    LastModifiedDate: versions[version],
    Customer: {
      Account: {
        CompanyName: 'Harbor Lines',
        WebsiteUrl: 'www.harborlines.example',
        Industry: 'Retail',
        Address: { CountryCode: 'DE', PostalCode: '20095' },
      },
    },
    Project: {
      Title: title,
      CustomerBusinessProblem: problem,
      ExpectedCustomerSpend: [
        { Amount: '12500.00', CurrencyCode: 'USD', Frequency: 'Monthly', TargetCompany: 'AWS' },
      ],
    },
    LifeCycle: {
      Stage: 'Qualified',
      TargetCloseDate: closeDate,
      NextSteps: 'Call Iris',
      ReviewStatus: status ?? 'Pending Submission',
    },
  })
}

type Saved = { opportunity: Opportunity; queued?: true }
type Props = RecordFormProps<Saved>
const onSave = vi.fn<Props['onSave']>()
const onMovedOn = vi.fn()

beforeEach(() => {
  sessionStorage.clear()
  onSave.mockReset()
  onMovedOn.mockReset()
})
afterEach(cleanup)

function form(latest: Opportunity, more: Partial<Props> = {}) {
  return (
    <RecordForm<Saved>
      latest={latest}
      state={stateOf(latest)}
      draftKey="test"
      signInHref="/sign-in"
      onSave={onSave}
      onSaved={() => {}}
      onMovedOn={onMovedOn}
      onDirtyChange={() => {}}
      {...more}
    />
  )
}

const field = (name: RegExp | string) => screen.getByRole('textbox', { name })
const title = () => field(/^Title/)
const conflict = () => screen.queryByText('This opportunity changed at AWS since you opened it')
const save = () => userEvent.click(screen.getByRole('button', { name: 'Save changes' }))

async function type(box: HTMLElement, text: string) {
  await userEvent.clear(box)
  await userEvent.type(box, text)
}

describe('a form with unsaved typing', () => {
  test('takes its own earlier change, which has reached AWS by now, for no change of somebody else’s', async () => {
    const { rerender } = render(form(record(0, { title: 'Mine, kept' })))
    await type(field(/^Business problem/), 'Typed since, and long enough to pass.')
    rerender(form(record(1, { title: 'Mine, kept' })))
    expect(conflict()).toBeNull()
    expect(field(/^Business problem/)).toHaveProperty('value', 'Typed since, and long enough to pass.')

    onSave.mockResolvedValue(ok({ opportunity: record(1) }))
    await save()
    expect(onSave).toHaveBeenCalledWith(expect.objectContaining({ seen: versions[1] }))
  })

  test('is told of what somebody else changed, and of nothing else', async () => {
    const { rerender } = render(form(record(0, { title: 'Mine, kept' })))
    await type(title(), 'Typed since')
    rerender(form(record(1, { title: 'Mine, kept', problem: 'Written by somebody else meanwhile.' })))
    expect(conflict()).not.toBeNull()
    expect(screen.getByText('Changed meanwhile').parentElement?.textContent).not.toContain('Title')
  })

  test('is told when AWS has closed the record, though nothing reads otherwise', async () => {
    const { rerender } = render(form(record(0)))
    await type(title(), 'Typed since')
    rerender(form(record(1, { status: 'In review' })))
    expect(conflict()).not.toBeNull()
  })

  test('is saved again by itself when only its own earlier change came between', async () => {
    const { rerender } = render(form(record(0)))
    await type(title(), 'Typed since')
    const moved: ActionResult<Saved> = fail({ kind: 'conflict', message: 'm', current: record(1) })
    onSave.mockResolvedValueOnce(moved).mockResolvedValue(ok({ opportunity: record(1) }))
    onMovedOn.mockImplementation(() => rerender(form(record(1))))
    await save()
    await waitFor(() => expect(onSave.mock.calls.map(([{ seen }]) => seen)).toEqual(versions))
    expect(conflict()).toBeNull()
    expect(screen.getByText('Saved at AWS')).toBeTruthy()
  })
})

test.each([
  ['under way', 'On its way to AWS'],
  [undefined, 'Saved at AWS'],
  ['stopped', 'Not at AWS'],
] as const)('a kept save that is %s by now reads “%s”', async (progress, words) => {
  const { rerender } = render(form(record(0), { progress: 'under way' }))
  await type(title(), 'Typed')
  onSave.mockResolvedValue(ok({ opportunity: record(0, { title: 'Typed' }), queued: true }))
  await save()
  rerender(form(record(0, { title: 'Typed' }), { progress }))
  expect(screen.getByText(words)).toBeTruthy()
})

describe('an open deal whose close date has passed', () => {
  const overdue = (more?: Told) => record(0, { closeDate: '2020-01-31', ...more })
  const closeDate = () => screen.getByLabelText<HTMLInputElement>('Target close date')
  const notice = () => screen.queryByText('Set a new target close date with your next change')

  test('says so before anything is typed, and leads to the field', async () => {
    render(form(overdue()))
    expect(notice()).not.toBeNull()
    await userEvent.click(screen.getByRole('button', { name: 'Set the date' }))
    expect(document.activeElement).toBe(closeDate())
  })

  test('sends no edit without a new one: the field says why and has the cursor, and what was typed stays', async () => {
    render(form(overdue()))
    await type(title(), 'Typed')
    await save()
    await waitFor(() => expect(document.activeElement).toBe(closeDate()))
    expect(screen.getByText('Choose a date after today')).toBeTruthy()
    expect(onSave).not.toHaveBeenCalled()
    expect(title()).toHaveProperty('value', 'Typed')

    const ahead = addDays(plainDateOf(new Date()), 30)
    fireEvent.change(closeDate(), { target: { value: ahead } })
    onSave.mockResolvedValue(ok({ opportunity: record(1, { title: 'Typed', closeDate: ahead }) }))
    await save()
    await waitFor(() => expect(onSave).toHaveBeenCalledOnce())
    expect(onSave.mock.lastCall?.[0].draft).toMatchObject({
      Project: { Title: 'Typed' },
      LifeCycle: { TargetCloseDate: ahead },
    })
  })

  test('asks for nothing while AWS has the deal', () => {
    render(form(overdue({ status: 'In review' })))
    expect(notice()).toBeNull()
  })

  test('asks for one with an edit that was stopped, too', async () => {
    const edits = [{ path: 'Project.Title', was: 'Fleet', mine: 'Mine' }]
    render(form(overdue(), { offer: { edits, reason: 'AWS refused it.' } }))
    await waitFor(() => expect(title()).toHaveProperty('value', 'Mine'))
    await save()
    await waitFor(() => expect(document.activeElement).toBe(closeDate()))
    expect(onSave).not.toHaveBeenCalled()
  })
})

describe('an edit that was stopped', () => {
  const edits = [{ path: 'Project.Title', was: 'Fleet', mine: 'Mine' }]

  test('is typed in, says why it was stopped, and is saved over the record as it is', async () => {
    render(form(record(1), { offer: { edits, reason: 'Title: AWS does not accept this value.' } }))
    await waitFor(() => expect(title()).toHaveProperty('value', 'Mine'))
    expect(screen.getByText('Title: AWS does not accept this value.')).toBeTruthy()
    expect(conflict()).toBeNull()

    onSave.mockResolvedValue(ok({ opportunity: record(1) }))
    await save()
    const [edit] = onSave.mock.calls[0] ?? []
    expect(edit).toMatchObject({ seen: versions[1], draft: { Project: { Title: 'Mine' } } })
    expect(screen.queryByText('This change has not been sent')).toBeNull()
  })

  test('that collides shows what was, what is ours and what AWS has, and sends the pick', async () => {
    render(form(record(1, { title: 'Theirs' }), { offer: { edits } }))
    await waitFor(() => expect(conflict()).not.toBeNull())
    await userEvent.click(screen.getByRole('radio', { name: 'Title: AWS now, Theirs' }))
    await userEvent.click(screen.getByRole('radio', { name: 'Title: Yours, Mine' }))
    onSave.mockResolvedValue(ok({ opportunity: record(1) }))
    await userEvent.click(screen.getByRole('button', { name: 'Save merged' }))
    await waitFor(() => expect(onSave).toHaveBeenCalled())
    expect(onSave.mock.calls[0]?.[0]).toMatchObject({
      seen: versions[1],
      draft: { Project: { Title: 'Mine' } },
    })
  })

  test('of a record that AWS keeps closed stays readable, to be copied', async () => {
    render(form(record(1, { status: 'In review' }), { offer: { edits } }))
    expect(await screen.findByText('What you typed here was not sent')).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Copy Title' })).toBeTruthy()
    expect(title()).toHaveProperty('value', 'Fleet')
    expect(title()).toHaveProperty('disabled', true)
    expect(conflict()).toBeNull()
  })

  test('of the next step is mended in the same form', async () => {
    const nextStep = [{ path: 'LifeCycle.NextSteps', was: 'Call Iris', mine: 'Send the quote' }]
    render(form(record(1), { offer: { edits: nextStep } }))
    await waitFor(() => expect(field(/^Next steps/)).toHaveProperty('value', 'Send the quote'))
  })
})
