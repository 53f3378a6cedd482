// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest'
import { chooseTheme, readTheme, themeScript } from './theme'

beforeEach(() => {
  localStorage.clear()
  delete document.documentElement.dataset.theme
})

/** A new document, as far as the theme goes: the attribute is gone, then the head's script runs. */
function reload(): void {
  delete document.documentElement.dataset.theme
  new Function(themeScript)()
}

test.each(['light', 'dark'] as const)('%s is applied at once and before the next page is drawn', (theme) => {
  chooseTheme(theme)
  expect(document.documentElement.dataset.theme).toBe(theme)
  reload()
  expect(readTheme()).toBe(theme)
})

test('going back to the system forgets the choice', () => {
  chooseTheme('dark')
  chooseTheme('system')
  reload()
  expect(readTheme()).toBe('system')
  expect(localStorage).toHaveLength(0)
})

test('anything else in storage is ignored', () => {
  localStorage.setItem('tandem-theme', '"><img>')
  reload()
  expect(document.documentElement.dataset.theme).toBeUndefined()
})
