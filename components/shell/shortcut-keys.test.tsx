// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { createKeyFollower } from './shortcut-keys'
import { useShortcuts } from './use-shortcuts'

afterEach(cleanup)

test('the second key of a pair counts for a moment only', () => {
  const open = vi.fn()
  const shortcuts = { 'g p': open }
  const follow = createKeyFollower()
  expect(follow({ key: 'g', timeStamp: 0 }, shortcuts)).toBeUndefined()
  expect(follow({ key: 'p', timeStamp: 1200 }, shortcuts)).toBe(open)
  follow({ key: 'g', timeStamp: 5000 }, shortcuts)
  expect(follow({ key: 'p', timeStamp: 6201 }, shortcuts)).toBeUndefined()
})

test('another key in between breaks a pair, and still does its own work', () => {
  const [open, next] = [vi.fn(), vi.fn()]
  const shortcuts = { 'g p': open, j: next }
  const follow = createKeyFollower()
  follow({ key: 'g', timeStamp: 0 }, shortcuts)
  expect(follow({ key: 'j', timeStamp: 10 }, shortcuts)).toBe(next)
  expect(follow({ key: 'p', timeStamp: 20 }, shortcuts)).toBeUndefined()
})

test('a key pressed twice can begin a pair the second time', () => {
  const open = vi.fn()
  const follow = createKeyFollower()
  follow({ key: 'g', timeStamp: 0 }, { 'g p': open })
  follow({ key: 'g', timeStamp: 10 }, { 'g p': open })
  expect(follow({ key: 'p', timeStamp: 20 }, { 'g p': open })).toBe(open)
})

function Screen({ onNext }: { onNext: () => void }) {
  useShortcuts({ j: onNext })
  return (
    <>
      <input aria-label="Text" />
      <button type="button">Button</button>
      <div role="dialog">
        <button type="button" id="inside">
          Inside
        </button>
      </div>
    </>
  )
}

test('keys typed into a box, pressed in a dialog or held with Ctrl are left alone', async () => {
  const onNext = vi.fn()
  const { container } = render(<Screen onNext={onNext} />)
  const focus = (selector: string) => container.querySelector<HTMLElement>(selector)?.focus()

  focus('input')
  await userEvent.keyboard('j')
  focus('#inside')
  await userEvent.keyboard('j')
  focus('button')
  await userEvent.keyboard('{Control>}j{/Control}')
  expect(onNext).not.toHaveBeenCalled()

  await userEvent.keyboard('j')
  expect(onNext).toHaveBeenCalledOnce()
})

test('the latest effect runs, and none after the screen is gone', async () => {
  const [before, after] = [vi.fn(), vi.fn()]
  const { rerender, unmount } = render(<Screen onNext={before} />)
  rerender(<Screen onNext={after} />)
  await userEvent.keyboard('j')
  expect(before).not.toHaveBeenCalled()
  expect(after).toHaveBeenCalledOnce()
  unmount()
  await userEvent.keyboard('j')
  expect(after).toHaveBeenCalledOnce()
})
