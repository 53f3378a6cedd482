// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { Banner } from './banner'

afterEach(cleanup)

test('what needs attention interrupts a screen reader, news do not', () => {
  render(
    <>
      <Banner tone="danger">AWS refused this</Banner>
      <Banner tone="success">Saved</Banner>
    </>,
  )
  expect(screen.getByRole('alert').textContent).toBe('AWS refused this')
  expect(screen.getByRole('status').textContent).toBe('Saved')
})
