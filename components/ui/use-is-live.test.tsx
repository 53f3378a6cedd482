// @vitest-environment happy-dom
import { render } from '@testing-library/react'
import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import { useIsLive } from './use-is-live'

function Box() {
  return <input aria-label="Words" readOnly={!useIsLive()} />
}

test('a box in the server’s markup takes no words yet; the live one does', () => {
  expect(renderToString(<Box />)).toMatch(/readonly/i)
  const { getByLabelText } = render(<Box />)
  expect((getByLabelText('Words') as HTMLInputElement).readOnly).toBe(false)
})
