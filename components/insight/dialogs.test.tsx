// @vitest-environment happy-dom

import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import type { SetRate } from '@/lib/insight/settings'
import { usualWeights } from '@/lib/insight/test-figures'
import { fail, ok } from '@/lib/result'
import { RatesDialog, type RatesDialogProps } from './rates-dialog'
import { WeightsDialog } from './weights-dialog'

afterEach(cleanup)

const held: SetRate = {
  id: '6e2bb5f2-7b1c-4d63-9f4f-0c1d2f3a4b5c',
  base: 'USD',
  currency: 'EUR',
  rate: '1.08',
  asOf: '2026-11-12',
  set: { by: 'Marc Keller', at: '2026-11-12T08:00:00.000Z' },
}

function showRates(more: Partial<RatesDialogProps> = {}) {
  render(
    <RatesDialog
      isOpen
      rates={[held]}
      currencies={['EUR', 'USD']}
      today="2026-11-20"
      locale="en-GB"
      onClose={() => {}}
      {...more}
    />,
  )
}

test('a rate is set as it was typed, from today on unless told', async () => {
  const set = vi.fn(async () => ok(null))
  showRates({ rates: [], change: { set, withdraw: async () => ok(null) } })
  await userEvent.type(screen.getByRole('textbox', { name: 'is worth' }), '1.0837')
  await userEvent.click(screen.getByRole('button', { name: 'Set rate' }))
  const sent = { currency: 'EUR', base: 'USD', rate: '1.0837', asOf: '2026-11-20' }
  expect(set).toHaveBeenCalledWith(expect.objectContaining(sent))
})

test('what is wrong with a rate stands at its field', async () => {
  const refused = fail({ kind: 'fields', fields: [{ path: 'rate', message: 'Enter a number above zero' }] })
  showRates({ change: { set: async () => refused, withdraw: async () => ok(null) } })
  await userEvent.click(screen.getByRole('button', { name: 'Set rate' }))
  const field = screen.getByRole('textbox', { name: 'is worth' })
  expect(field.getAttribute('aria-invalid')).toBe('true')
  expect(screen.getByRole('alert').textContent).toBe('Enter a number above zero')
})

test('a rate can be withdrawn, and then no more', async () => {
  const withdraw = vi.fn(async () => ok(null))
  const change = { set: async () => ok(null), withdraw }
  showRates({ change })
  await userEvent.click(screen.getByRole('button', { name: 'Withdraw 1 EUR = 1.08 USD of 12 Nov' }))
  expect(withdraw).toHaveBeenCalledWith(held.id)
  cleanup()
  showRates({ change, rates: [{ ...held, withdrawn: held.set }] })
  expect(screen.getByText('Withdrawn')).toBeTruthy()
  expect(screen.queryByRole('button', { name: /^Withdraw 1/ })).toBeNull()
})

test('whoever may not set rates sees them', () => {
  showRates()
  expect(screen.getByText('1 EUR = 1.08 USD')).toBeTruthy()
  expect(screen.getByText('Holds')).toBeTruthy()
  expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual(['Close', ''])
})

test('weights are saved as whole percents, and not while one is wrong', async () => {
  const save = vi.fn(async () => ok(null))
  render(<WeightsDialog isOpen settings={{ weights: usualWeights }} save={save} onClose={() => {}} />)
  const field = screen.getByRole('textbox', { name: 'Prospect' })
  await userEvent.clear(field)
  await userEvent.type(field, '120')
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Save weights' }).disabled).toBe(true)
  await userEvent.clear(field)
  await userEvent.type(field, '15')
  await userEvent.click(screen.getByRole('button', { name: 'Save weights' }))
  expect(save).toHaveBeenCalledWith({
    Prospect: 15,
    Qualified: 25,
    'Technical Validation': 50,
    'Business Validation': 70,
    Committed: 90,
  })
})
