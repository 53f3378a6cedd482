// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { DatabaseUnavailableError } from '@/lib/sql/database-error'
import { ErrorScreen } from './error-screen'

afterEach(cleanup)

test('a database that is away is said so, and that nothing saved is lost', () => {
  render(<ErrorScreen error={new DatabaseUnavailableError('ECONNREFUSED')} retry={() => {}} />)
  expect(screen.getByRole('heading').textContent).toBe('Tandem’s database cannot be reached')
  expect(screen.getByText(/Everything you have saved is safe/)).toBeDefined()
  expect(screen.queryByText(/Reference/)).toBeNull()
})

test('any other failure has the reference that the log has', () => {
  render(<ErrorScreen error={Object.assign(new Error('x'), { digest: '1234' })} retry={() => {}} />)
  expect(screen.getByRole('heading').textContent).toBe('This page could not be shown')
  expect(screen.getByText('Reference 1234')).toBeDefined()
})
