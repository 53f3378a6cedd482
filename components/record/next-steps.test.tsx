// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { addDays, plainDateOf } from '@/lib/opportunity/plain-date'
import { fail, ok } from '@/lib/result'
import { NextSteps, type NextStepsProps } from './next-steps'

const onSave = vi.fn<NextStepsProps['onSave']>()

beforeEach(() => {
  onSave.mockReset()
  onSave.mockResolvedValue(ok({}))
})
afterEach(cleanup)

const panel = (more: Partial<NextStepsProps> = {}) => (
  <NextSteps current="Call Iris" history={[]} onSave={onSave} {...more} />
)
const box = () => screen.getByRole('textbox', { name: 'What happens next' })
const date = () => screen.queryByLabelText<HTMLInputElement>('New target close date')
const save = () => userEvent.click(screen.getByRole('button', { name: 'Save next step' }))
const inDays = (days: number) => addDays(plainDateOf(new Date()), days)

test('a next step is saved alone while the close date is ahead', async () => {
  render(panel())
  await userEvent.type(box(), ' again')
  expect(date()).toBeNull()
  await save()
  expect(onSave).toHaveBeenCalledWith('Call Iris again', undefined)
})

test('once the close date has passed, a next step asks for a new one where it is typed, and brings it', async () => {
  render(panel({ passedDate: '2026-01-31' }))
  expect(date()).toBeNull()
  await userEvent.type(box(), ' again')
  expect(document.body.textContent).toMatch(/The close date passed on .*AWS takes no change/)
  await save()
  expect(onSave).not.toHaveBeenCalled()
  expect(document.activeElement).toBe(date())
  expect(screen.getByText('Enter the new close date')).toBeTruthy()

  await userEvent.click(screen.getByRole('button', { name: '+ 30 days' }))
  await save()
  expect(onSave).toHaveBeenCalledWith('Call Iris again', inDays(30))
})

test('a refusal keeps both the text and the date', async () => {
  onSave.mockResolvedValue(fail({ kind: 'throttled', retryAfterSeconds: 3 }))
  render(panel({ passedDate: '2026-01-31' }))
  await userEvent.type(box(), ' again')
  await userEvent.click(screen.getByRole('button', { name: '+ 30 days' }))
  await save()
  await screen.findByText('AWS is busy')
  expect(box()).toHaveProperty('value', 'Call Iris again')
  expect(date()?.value).toBe(inDays(30))
})

test('a date that somebody else gave the deal meanwhile stands, and the next step is saved without another', async () => {
  onSave.mockResolvedValueOnce(fail({ kind: 'conflict', message: 'm', current: null }))
  const { rerender } = render(panel({ passedDate: '2026-01-31' }))
  await userEvent.type(box(), ' again')
  await userEvent.click(screen.getByRole('button', { name: '+ 30 days' }))
  await save()
  rerender(panel())
  await screen.findByText('Somebody else set a new close date since you opened this')
  await save()
  await waitFor(() => expect(onSave).toHaveBeenLastCalledWith('Call Iris again', undefined))
})
