// @vitest-environment happy-dom
import { cleanup, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Combobox, type ComboboxProps } from './combobox'
import { Label } from './label'

const options = [
  { value: 'DE', label: 'Germany' },
  { value: 'FR', label: 'France' },
  { value: 'PF', label: 'French Polynesia' },
]

const onValueChange = vi.fn<(value: string) => void>()

beforeEach(() => onValueChange.mockReset())
afterEach(cleanup)

function Country({ start = '', ...rest }: Partial<ComboboxProps> & { start?: string }) {
  const [value, setValue] = useState(start)
  const change = (next: string) => {
    onValueChange(next)
    setValue(next)
  }
  return (
    <>
      <Label htmlFor="country">Country</Label>
      <Combobox {...rest} id="country" options={options} value={value} onValueChange={change} />
      <button type="button">Elsewhere</button>
    </>
  )
}

const box = () => screen.getByRole<HTMLInputElement>('combobox', { name: 'Country' })
const shown = () => within(screen.getByRole('listbox')).getAllByRole('option')

test('typing narrows the list and Enter takes the first match', async () => {
  render(<Country />)
  await userEvent.type(box(), 'fren')
  expect(shown().map((option) => option.textContent)).toEqual(['French Polynesia'])
  await userEvent.keyboard('{Enter}')
  expect(onValueChange).toHaveBeenCalledExactlyOnceWith('PF')
  expect(box().value).toBe('French Polynesia')
  expect(screen.queryByRole('listbox')).toBeNull()
})

test('the arrow keys walk the list, from the chosen option on and around', async () => {
  render(<Country start="PF" />)
  box().focus()
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}')
  expect(onValueChange).toHaveBeenCalledExactlyOnceWith('DE')
})

test('the option the keyboard is on is told to assistive technology', async () => {
  render(<Country />)
  await userEvent.type(box(), 'fra')
  const active = box().getAttribute('aria-activedescendant')
  expect(document.getElementById(active ?? '')?.textContent).toBe('France')
  expect(box().getAttribute('aria-expanded')).toBe('true')
})

test('a click chooses', async () => {
  render(<Country />)
  await userEvent.click(box())
  await userEvent.click(screen.getByRole('option', { name: 'Germany' }))
  expect(onValueChange).toHaveBeenCalledExactlyOnceWith('DE')
})

test('text that is no option falls back when the focus leaves', async () => {
  render(<Country start="FR" />)
  await userEvent.clear(box())
  await userEvent.type(box(), 'Atlantis')
  expect(screen.getByText('Nothing matches')).toBeTruthy()
  await userEvent.tab()
  expect(box().value).toBe('France')
  expect(onValueChange).not.toHaveBeenCalled()
})

test('a label typed out in full is chosen when the focus leaves', async () => {
  render(<Country />)
  await userEvent.type(box(), 'germany')
  await userEvent.tab()
  expect(onValueChange).toHaveBeenCalledExactlyOnceWith('DE')
})

test('emptying the text chooses nothing, unless something must be chosen', async () => {
  const { unmount } = render(<Country start="FR" />)
  await userEvent.clear(box())
  await userEvent.tab()
  expect(onValueChange).toHaveBeenCalledExactlyOnceWith('')
  unmount()

  onValueChange.mockReset()
  render(<Country start="FR" clearable={false} />)
  await userEvent.clear(box())
  await userEvent.tab()
  expect(onValueChange).not.toHaveBeenCalled()
  expect(box().value).toBe('France')
})

test('Escape gives the earlier choice back and closes only the list', async () => {
  const onEscapeOutside = vi.fn()
  render(
    // biome-ignore lint/a11y/noStaticElementInteractions: stands for a dialog that Escape would close
    <div onKeyDown={onEscapeOutside}>
      <Country start="FR" />
    </div>,
  )
  await userEvent.clear(box())
  onEscapeOutside.mockReset()
  await userEvent.keyboard('{Escape}')
  expect(box().value).toBe('France')
  expect(screen.queryByRole('listbox')).toBeNull()
  expect(onEscapeOutside).not.toHaveBeenCalled()
})

test('a locked one keeps its value and opens no list', async () => {
  render(<Country start="FR" readOnly />)
  await userEvent.click(box())
  await userEvent.keyboard('{ArrowDown}Ger{Enter}')
  expect(box().value).toBe('France')
  expect(screen.queryByRole('listbox')).toBeNull()
  expect(onValueChange).not.toHaveBeenCalled()
})

test('a value AWS knows and we do not is shown as it is', () => {
  render(<Country start="XK" />)
  expect(box().value).toBe('XK')
})
