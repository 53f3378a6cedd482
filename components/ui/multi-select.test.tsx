// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Label } from './label'
import { MultiSelect } from './multi-select'

const options = ['SaaS', 'BYOL', 'Managed Services', 'Professional Services'].map((label) => ({
  value: label,
  label,
}))

const onValueChange = vi.fn<(value: string[]) => void>()

beforeEach(() => onValueChange.mockReset())
afterEach(cleanup)

function DeliveryModels({ start = [], readOnly }: { start?: string[]; readOnly?: boolean }) {
  const [value, setValue] = useState(start)
  const change = (next: string[]) => {
    onValueChange(next)
    setValue(next)
  }
  return (
    <>
      <Label htmlFor="models">Delivery models</Label>
      <MultiSelect id="models" options={options} value={value} onValueChange={change} readOnly={readOnly} />
    </>
  )
}

const box = () => screen.getByRole<HTMLInputElement>('combobox', { name: 'Delivery models' })

test('several can be chosen in a row by typing', async () => {
  render(<DeliveryModels />)
  await userEvent.type(box(), 'saas{Enter}byo{Enter}')
  expect(onValueChange).toHaveBeenLastCalledWith(['SaaS', 'BYOL'])
  expect(screen.getByRole('listbox')).toBeTruthy()
})

test('choosing a chosen one again takes it back', async () => {
  render(<DeliveryModels start={['SaaS', 'BYOL']} />)
  await userEvent.click(box())
  const option = screen.getByRole('option', { name: 'SaaS' })
  expect(option.getAttribute('aria-selected')).toBe('true')
  await userEvent.click(option)
  expect(onValueChange).toHaveBeenCalledExactlyOnceWith(['BYOL'])
})

test('Backspace in an empty box removes the last, but never while text is being deleted', async () => {
  render(<DeliveryModels start={['SaaS', 'BYOL']} />)
  await userEvent.type(box(), 'x{Backspace}')
  expect(onValueChange).not.toHaveBeenCalled()
  await userEvent.keyboard('{Backspace}')
  expect(onValueChange).toHaveBeenCalledExactlyOnceWith(['SaaS'])
})

test('each chip can be removed by its button', async () => {
  render(<DeliveryModels start={['SaaS', 'BYOL']} />)
  await userEvent.click(screen.getByRole('button', { name: 'Remove SaaS' }))
  expect(onValueChange).toHaveBeenCalledExactlyOnceWith(['BYOL'])
})

test('a locked one shows its values and changes nothing', async () => {
  render(<DeliveryModels start={['SaaS', 'Something new at AWS']} readOnly />)
  expect(screen.getByText('Something new at AWS')).toBeTruthy()
  expect(screen.queryByRole('button')).toBeNull()
  await userEvent.type(box(), '{Backspace}{ArrowDown}{Enter}')
  expect(onValueChange).not.toHaveBeenCalled()
})
