// @vitest-environment happy-dom
import { cleanup, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ShellShortcuts } from './shell-shortcuts'
import { ShortcutsHelpHost } from './shortcuts-help'

const push = vi.hoisted(() => vi.fn())
vi.mock('next/navigation', () => ({ useRouter: () => ({ push }) }))

beforeEach(() => push.mockClear())
afterEach(cleanup)

function show({ isWhole }: { isWhole: boolean }) {
  return render(
    <main {...(isWhole && { 'data-whole-window': true })}>
      <ShellShortcuts mayCreate />
      <ShortcutsHelpHost mayCreate />
    </main>,
  )
}

const keysShown = async () => {
  const dialog = await screen.findByRole('dialog', { name: 'Keyboard shortcuts' })
  return within(dialog).queryByText('Create an opportunity')
}

test('keys lead to other screens', async () => {
  show({ isWhole: false })
  await userEvent.keyboard('c')
  expect(push).toHaveBeenLastCalledWith('/opportunities/new')
  await userEvent.keyboard('gp')
  expect(push).toHaveBeenLastCalledWith('/opportunities')
  await userEvent.keyboard('?')
  expect(await keysShown()).not.toBeNull()
})

test('no key takes a screen away that others look at, and the help names none', async () => {
  show({ isWhole: true })
  await userEvent.keyboard('c')
  await userEvent.keyboard('gp')
  await userEvent.keyboard('ga')
  expect(push).not.toHaveBeenCalled()
  await userEvent.keyboard('?')
  expect(await keysShown()).toBeNull()
})
