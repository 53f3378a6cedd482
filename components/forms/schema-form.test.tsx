// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import * as z from 'zod'
import { fields } from '@/lib/form/fields'
import { judged } from '@/lib/form/judge'
import { type ActionResult, fail, ok } from '@/lib/result'
import { SchemaForm, type SchemaFormProps } from './schema-form'

const Deal = z.strictObject({
  Project: z.strictObject({
    Title: z
      .string()
      .trim()
      .min(5, 'Write at least 5 characters')
      .max(20, 'Too long')
      .register(fields, { label: 'Title', section: 'Project' }),
    Notes: z
      .string()
      .max(30, 'Too long')
      .register(fields, { label: 'Notes', section: 'Project', control: 'textarea' }),
    Models: z.array(z.enum(['SaaS', 'Resell'])).register(fields, { label: 'Delivery', section: 'Project' }),
    Spend: z
      .array(
        z.strictObject({
          Amount: z
            .string()
            .regex(/^\d+$/, 'Enter a number')
            .register(fields, { label: 'Amount', control: 'money', currency: 'Currency' }),
          Currency: z.enum(['USD', 'EUR']).register(fields, { label: 'Currency' }),
        }),
      )
      .max(2, 'At most two')
      .register(fields, {
        label: 'Spend',
        section: 'Spend',
        item: { noun: 'amount', blank: { Amount: '', Currency: 'USD' } },
      }),
  }),
  Industry: z.enum(['Retail', 'Other']).register(fields, { label: 'Industry', section: 'Customer' }),
  OtherIndustry: z.string().register(fields, {
    label: 'Which industry?',
    section: 'Customer',
    visibleWhen: { path: 'Industry', oneOf: ['Other'] },
    required: true,
  }),
  Country: z.enum(['DE', 'US']).register(fields, {
    label: 'Country',
    section: 'Customer',
    control: 'combobox',
    options: [
      { value: 'DE', label: 'Germany' },
      { value: 'US', label: 'United States' },
    ],
  }),
})
type Deal = z.infer<typeof Deal>

const stored: Deal = {
  Project: {
    Title: 'Fleet telemetry',
    Notes: '',
    Models: ['SaaS'],
    Spend: [{ Amount: '100', Currency: 'USD' }],
  },
  Industry: 'Retail',
  OtherIndustry: '',
  Country: 'DE',
}

const otherIndustry = {
  reads: ['Industry', 'OtherIndustry'],
  check: (values: unknown) => {
    const { Industry, OtherIndustry } = values as Deal
    return Industry === 'Other' && !OtherIndustry
      ? [{ path: 'OtherIndustry', message: 'Say which industry' }]
      : []
  },
}

type Props = Partial<SchemaFormProps<Deal, string>>

function form(props: Props = {}) {
  const values = props.values ?? stored
  return (
    <SchemaForm<Deal, string>
      schema={judged(Deal, { rules: [otherIndustry], stored: values })}
      values={values}
      onSubmit={async () => ok('saved')}
      {...props}
    />
  )
}

const user = userEvent.setup()
const title = () => screen.getByLabelText('Title') as HTMLInputElement
const save = () => user.click(screen.getByRole('button', { name: 'Save' }))

async function retype(box: HTMLElement, text: string) {
  await user.clear(box)
  if (text) await user.type(box, text)
}

beforeEach(() => sessionStorage.clear())
afterEach(cleanup)

describe('drawing', () => {
  test('sections hold their fields, each with its label', () => {
    render(form())
    const project = screen.getByRole('region', { name: 'Project' })
    expect(within(project).getByLabelText('Title')).toBe(title())
    expect(title().value).toBe('Fleet telemetry')
    expect((screen.getByLabelText(/Country/) as HTMLInputElement).value).toBe('Germany')
    const delivery = screen.getByRole('group', { name: /Delivery/ })
    expect((within(delivery).getByLabelText('SaaS') as HTMLInputElement).checked).toBe(true)
    expect(screen.queryByLabelText('Which industry?')).toBeNull()
  })

  test('only the wanted fields, in the wanted order', () => {
    render(form({ only: ['Country', 'Project.Title'] }))
    expect(
      screen.getAllByRole('region').map((section) => section.getAttribute('aria-labelledby')),
    ).toHaveLength(2)
    expect(screen.queryByLabelText(/Notes/)).toBeNull()
    expect(screen.queryByLabelText('Industry')).toBeNull()
  })

  test('a long text counts its characters and is never cut', async () => {
    render(form())
    await user.type(screen.getByLabelText(/Notes/), 'x'.repeat(31))
    expect((screen.getByLabelText(/Notes/) as HTMLTextAreaElement).value).toHaveLength(31)
    expect(screen.getByText('31 / 30')).toBeTruthy()
  })

  test('a stored value that is not on the list is shown as it is', () => {
    render(form({ values: { ...stored, Industry: 'Mining' as 'Other' } }))
    expect((screen.getByLabelText('Industry') as HTMLSelectElement).value).toBe('Mining')
  })
})

describe('validation', () => {
  test('waits for the first blur, then follows what is typed', async () => {
    render(form())
    await retype(title(), 'Abc')
    expect(screen.queryByText('Write at least 5 characters')).toBeNull()
    await user.tab()
    expect(await screen.findByText('Write at least 5 characters')).toBeTruthy()
    expect(title().getAttribute('aria-invalid')).toBe('true')
    await user.type(title(), 'defg')
    await waitFor(() => expect(screen.queryByText('Write at least 5 characters')).toBeNull())
  })

  test('on submit the first wrong field has the focus, and nothing is sent', async () => {
    const onSubmit = vi.fn(async () => ok('saved'))
    render(form({ onSubmit }))
    await user.selectOptions(screen.getByLabelText('Industry'), 'Other')
    await retype(title(), 'Abc')
    await save()
    await waitFor(() => expect(document.activeElement).toBe(title()))
    expect(screen.getByText('Say which industry')).toBeTruthy()
    expect(onSubmit).not.toHaveBeenCalled()
  })

  test('an error goes when the answer that caused it changes', async () => {
    render(form())
    await user.selectOptions(screen.getByLabelText('Industry'), 'Other')
    await save()
    expect(await screen.findByText('Say which industry')).toBeTruthy()
    await user.selectOptions(screen.getByLabelText('Industry'), 'Retail')
    await user.selectOptions(screen.getByLabelText('Industry'), 'Other')
    expect(screen.queryByText('Say which industry')).toBeNull()
  })

  test('a problem with a field that is not on screen is named at the top', async () => {
    const values = { ...stored, Industry: 'Other' as const, OtherIndustry: 'Space' }
    render(form({ values, typed: { ...values, OtherIndustry: '' }, only: ['Project.Title'] }))
    await save()
    expect((await screen.findByRole('alert')).textContent).toContain('Which industry?: Say which industry')
  })
})

describe('conditional fields', () => {
  test('appear with their rule and are sent', async () => {
    const onSubmit = vi.fn(async () => ok('saved'))
    render(form({ onSubmit }))
    await user.selectOptions(screen.getByLabelText('Industry'), 'Other')
    await user.type(screen.getByLabelText('Which industry?'), 'Space')
    await save()
    expect(onSubmit).toHaveBeenCalledWith({ ...stored, Industry: 'Other', OtherIndustry: 'Space' })
  })

  test('are not sent once their rule has gone', async () => {
    const onSubmit = vi.fn(async () => ok('saved'))
    render(form({ onSubmit }))
    await user.selectOptions(screen.getByLabelText('Industry'), 'Other')
    await user.type(screen.getByLabelText('Which industry?'), 'Space')
    await user.selectOptions(screen.getByLabelText('Industry'), 'Retail')
    await save()
    expect(onSubmit).toHaveBeenCalledWith(stored)
  })
})

describe('groups', () => {
  test('add an item, take its values, remove another', async () => {
    const onSubmit = vi.fn(async () => ok('saved'))
    render(form({ onSubmit }))
    await user.click(screen.getByRole('button', { name: 'Add another amount' }))
    const [, second] = screen.getAllByLabelText('Amount')
    await user.type(second as HTMLElement, '250')
    const [, currency] = screen.getAllByLabelText('Amount: currency')
    await user.selectOptions(currency as HTMLElement, 'EUR')
    expect((screen.getByRole('button', { name: 'Add another amount' }) as HTMLButtonElement).disabled).toBe(
      true,
    )
    await user.click(screen.getByRole('button', { name: 'Remove amount 1' }))
    await save()
    expect(onSubmit).toHaveBeenCalledWith({
      ...stored,
      Project: { ...stored.Project, Spend: [{ Amount: '250', Currency: 'EUR' }] },
    })
  })

  test('a new item is not wrong before anybody could fill it in, and is on leaving it', async () => {
    render(form())
    await save()
    await user.click(screen.getByRole('button', { name: 'Remove amount 1' }))
    await user.click(screen.getByRole('button', { name: 'Add an amount' }))
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(screen.queryByText('Enter a number')).toBeNull()
    await user.click(screen.getByLabelText('Amount'))
    await user.tab()
    expect(await screen.findByText('Enter a number')).toBeTruthy()
  })

  test('an item removed while one of its fields has the focus is gone for good', async () => {
    const onSubmit = vi.fn(async () => ok('saved'))
    render(form({ onSubmit }))
    await user.click(screen.getByRole('button', { name: 'Add another amount' }))
    await user.click(screen.getAllByLabelText('Amount')[1] as HTMLElement)
    await user.click(screen.getByRole('button', { name: 'Remove amount 2' }))
    await new Promise((resolve) => setTimeout(resolve, 50))
    await save()
    expect(onSubmit).toHaveBeenCalledWith(stored)
  })

  test('show an error at the item it belongs to', async () => {
    render(form())
    await user.click(screen.getByRole('button', { name: 'Add another amount' }))
    await save()
    const [, second] = screen.getAllByRole('group', { name: /Amount \d/ })
    expect(await within(second as HTMLElement).findByText('Enter a number')).toBeTruthy()
    await waitFor(() => expect(document.activeElement).toBe(screen.getAllByLabelText('Amount')[1]))
  })
})

describe('locked fields', () => {
  const lockedPath = (path: string) => (path.startsWith('Project') ? 'AWS is reviewing this.' : undefined)

  test('are disabled, say why, and keep their value', async () => {
    const onSubmit = vi.fn(async () => ok('saved'))
    render(form({ lockedPath, onSubmit }))
    expect(title().disabled).toBe(true)
    const reason = title().getAttribute('aria-describedby') ?? ''
    expect(document.getElementById(reason)?.textContent).toBe('AWS is reviewing this.')
    expect((screen.getByLabelText('SaaS') as HTMLInputElement).disabled).toBe(true)
    expect((screen.getByLabelText('Amount') as HTMLInputElement).disabled).toBe(true)
    expect(screen.queryByRole('button', { name: /amount/ })).toBeNull()
    await user.selectOptions(screen.getByLabelText('Industry'), 'Other')
    await user.type(screen.getByLabelText('Which industry?'), 'Space')
    await save()
    expect(onSubmit).toHaveBeenCalledWith({ ...stored, Industry: 'Other', OtherIndustry: 'Space' })
  })

  test('have a padlock that tells the reason without a mouse', () => {
    render(form({ lockedPath }))
    expect(screen.getAllByRole('button', { name: 'Locked: AWS is reviewing this.' }).length).toBeGreaterThan(
      0,
    )
  })
})

describe('what comes back', () => {
  const refuse = (error: Parameters<typeof fail>[0]) => async (): Promise<ActionResult<string>> => fail(error)

  async function attempt(props: Props) {
    render(form(props))
    await retype(title(), 'My new title')
    await save()
  }

  test('a success is told, with the tidied values, and the form is clean again', async () => {
    const onSaved = vi.fn()
    render(form({ onSaved }))
    await retype(title(), '  My new title ')
    await save()
    const saved = { ...stored, Project: { ...stored.Project, Title: 'My new title' } }
    await waitFor(() => expect(onSaved).toHaveBeenCalledWith('saved', saved))
    expect(title().value).toBe('My new title')
    expect(screen.queryByRole('button', { name: 'Discard changes' })).toBeNull()
  })

  test('an error of the server lands on its field, with the focus', async () => {
    await attempt({
      onSubmit: refuse({ kind: 'fields', fields: [{ path: 'Project.Title', message: 'Taken' }] }),
    })
    expect(await screen.findByText('Taken')).toBeTruthy()
    await waitFor(() => expect(document.activeElement).toBe(title()))
    expect(screen.queryByRole('alert')).toBeNull()
    expect(title().value).toBe('My new title')
  })

  test('an error of the server stays when its field is left unchanged', async () => {
    await attempt({
      onSubmit: refuse({ kind: 'fields', fields: [{ path: 'Project.Title', message: 'Taken' }] }),
    })
    await screen.findByText('Taken')
    await user.tab()
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(screen.getByText('Taken')).toBeTruthy()
  })

  test('an error of the server stays while another field is mended, and goes with its own', async () => {
    await attempt({
      onSubmit: refuse({ kind: 'fields', fields: [{ path: 'Project.Title', message: 'Taken' }] }),
    })
    await user.type(screen.getByLabelText(/Notes/), 'x')
    expect(screen.getByText('Taken')).toBeTruthy()
    await user.type(title(), '2')
    await waitFor(() => expect(screen.queryByText('Taken')).toBeNull())
  })

  test('an error of a list member without its position lands on the first item', async () => {
    await attempt({
      onSubmit: refuse({ kind: 'fields', fields: [{ path: 'Project.Spend.Amount', message: 'Too much' }] }),
    })
    const [first] = screen.getAllByRole('group', { name: /Amount \d/ })
    expect(await within(first as HTMLElement).findByText('Too much')).toBeTruthy()
  })

  test('an error nobody can see on a field is in a banner, with the code and the request for support', async () => {
    await attempt({
      onSubmit: refuse({
        kind: 'fields',
        message: 'AWS says no.',
        fields: [{ path: 'Project.Unknown', message: 'Strange' }],
        trace: { code: 'ValidationException', requestId: 'r-1' },
      }),
    })
    const banner = await screen.findByRole('alert')
    expect(banner.textContent).toContain('AWS says no.')
    expect(banner.textContent).toContain('Project.Unknown: Strange')
    expect(banner.textContent).toContain('ValidationException · request r-1')
    expect(title().value).toBe('My new title')
  })

  test('a conflict is handed on, with what the seller wants', async () => {
    const onConflict = vi.fn()
    await attempt({ onSubmit: refuse({ kind: 'conflict', message: 'm', current: { Id: 'O1' } }), onConflict })
    await waitFor(() => expect(onConflict).toHaveBeenCalled())
    expect(onConflict.mock.calls[0]?.[0]).toEqual({ Id: 'O1' })
    expect(onConflict.mock.calls[0]?.[1].Project.Title).toBe('My new title')
    expect(screen.queryByRole('alert')).toBeNull()
    expect(title().value).toBe('My new title')
  })

  test('an ended session offers another tab to sign in', async () => {
    await attempt({ onSubmit: refuse({ kind: 'denied', reason: 'signed-out' }) })
    const link = await screen.findByRole('link', { name: 'Sign in in a new tab' })
    expect(link.getAttribute('target')).toBe('_blank')
    expect(title().value).toBe('My new title')
  })

  test.each([
    [{ kind: 'throttled', retryAfterSeconds: 7 } as const, '7 seconds'],
    [{ kind: 'denied', reason: 'role' } as const, 'may look but not change'],
    [{ kind: 'unavailable', reference: 'T-12AB' } as const, 'T-12AB'],
  ])('%o says what to do and keeps what was typed', async (error, words) => {
    await attempt({ onSubmit: refuse(error) })
    expect((await screen.findByRole('alert')).textContent).toContain(words)
    expect(title().value).toBe('My new title')
  })

  test('no answer at all keeps what was typed', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
    await attempt({ onSubmit: () => Promise.reject(new Error('Failed to fetch')) })
    expect((await screen.findByRole('alert')).textContent).toContain('Tandem cannot be reached')
    expect(title().value).toBe('My new title')
    logged.mockRestore()
  })

  test('what is typed while it is on its way stays', async () => {
    let answer: (result: ActionResult<string>) => void = () => {}
    render(form({ onSubmit: () => new Promise((resolve) => (answer = resolve)) }))
    await retype(title(), 'My new title')
    await save()
    await user.type(screen.getByLabelText(/Notes/), 'meanwhile')
    answer(ok('saved'))
    await waitFor(() =>
      expect(screen.getByRole('button', { name: 'Save' }).getAttribute('aria-busy')).toBeNull(),
    )
    expect((screen.getByLabelText(/Notes/) as HTMLTextAreaElement).value).toBe('meanwhile')
    expect(screen.getByRole('button', { name: 'Discard changes' })).toBeTruthy()
  })
})

describe('a newer record', () => {
  const newer = { ...stored, Industry: 'Other' as const, OtherIndustry: 'Space', Country: 'US' as const }

  test('fills untouched fields and leaves typed ones alone', async () => {
    const { rerender } = render(form())
    await retype(title(), 'My new title')
    rerender(form({ values: newer }))
    await waitFor(() =>
      expect((screen.getByLabelText('Country') as HTMLInputElement).value).toBe('United States'),
    )
    expect((screen.getByLabelText('Which industry?') as HTMLInputElement).value).toBe('Space')
    expect(title().value).toBe('My new title')
  })

  test('shows what a changed field said before', async () => {
    render(form({ showPrevious: true }))
    await retype(title(), 'My new title')
    expect(screen.getByText('Fleet telemetry').closest('p')?.textContent).toBe('Was: Fleet telemetry')
  })
})

describe('unsaved text', () => {
  test('comes back with a notice, and can be discarded', async () => {
    const { unmount } = render(form({ draftKey: 'deal:O1:ana' }))
    await retype(title(), 'My new title')
    await user.click(screen.getByRole('button', { name: 'Add another amount' }))
    unmount()
    render(form({ draftKey: 'deal:O1:ana' }))
    expect(title().value).toBe('My new title')
    expect(screen.getAllByLabelText('Amount')).toHaveLength(2)
    await user.click(screen.getByRole('button', { name: 'Discard them' }))
    expect(title().value).toBe('Fleet telemetry')
    expect(screen.getAllByLabelText('Amount')).toHaveLength(1)
    expect(sessionStorage.length).toBe(0)
  })

  test('is laid over the record as it is by then, locked fields aside', async () => {
    const { unmount } = render(form({ draftKey: 'k' }))
    await retype(title(), 'My new title')
    await user.type(screen.getByLabelText(/Notes/), 'noted')
    unmount()
    const newer = { ...stored, Country: 'US' as const }
    render(
      form({
        draftKey: 'k',
        values: newer,
        lockedPath: (path) => (path === 'Project.Title' ? 'No' : undefined),
      }),
    )
    expect(title().value).toBe('Fleet telemetry')
    expect((screen.getByLabelText(/Notes/) as HTMLTextAreaElement).value).toBe('noted')
    expect((screen.getByLabelText('Country') as HTMLInputElement).value).toBe('United States')
  })

  test('is forgotten once saved', async () => {
    render(form({ draftKey: 'k' }))
    await retype(title(), 'My new title')
    expect(sessionStorage.length).toBe(1)
    await save()
    await waitFor(() => expect(sessionStorage.length).toBe(0))
  })

  test('makes the browser ask before the tab is closed', async () => {
    render(form())
    const leave = () => {
      const event = new Event('beforeunload', { cancelable: true })
      window.dispatchEvent(event)
      return event.defaultPrevented
    }
    expect(leave()).toBe(false)
    await user.type(title(), '2')
    expect(leave()).toBe(true)
  })

  test.each(['not json', '{}', '[["Project.Title", 7]]', '[["Nowhere", "x"]]'])(
    'a spoilt note (%s) is ignored',
    (text) => {
      sessionStorage.setItem('k', text)
      render(form({ draftKey: 'k' }))
      expect(title().value).toBe('Fleet telemetry')
      expect(screen.queryByRole('status')).toBeNull()
    },
  )
})
