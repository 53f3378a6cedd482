// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { createRef } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { OpenUserMenu } from './open-user-menu'

const assign = vi.fn()
const signOut = vi.fn()
const onClose = vi.fn()

beforeEach(() => {
  vi.stubGlobal('location', { assign })
  for (const spy of [assign, signOut, onClose]) spy.mockReset()
  delete document.documentElement.dataset.theme
  localStorage.clear()
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

function open() {
  render(
    <OpenUserMenu
      name="Ana Ruiz"
      email="ana@example.com"
      roleLabel="Seller"
      signOut={signOut}
      button={createRef()}
      onClose={onClose}
    />,
  )
}

test('choosing a theme applies it and leaves the menu open', async () => {
  open()
  await userEvent.click(screen.getByRole('menuitemradio', { name: 'Dark' }))
  expect(document.documentElement.dataset.theme).toBe('dark')
  expect(screen.getByRole('menuitemradio', { name: 'Dark' }).getAttribute('aria-checked')).toBe('true')
  expect(onClose).not.toHaveBeenCalled()
})

test('signing out ends the session before it leaves the page', async () => {
  signOut.mockImplementation(async () => expect(assign).not.toHaveBeenCalled())
  open()
  await userEvent.click(screen.getByRole('menuitem', { name: 'Sign out' }))
  await waitFor(() => expect(assign).toHaveBeenCalledExactlyOnceWith('/sign-in'))
  expect(signOut).toHaveBeenCalledExactlyOnceWith({})
})
