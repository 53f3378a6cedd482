// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { shortened } from '@/lib/pipeline/shortened-waterfall'
import type { Waterfall } from '@/lib/pipeline/waterfall'
import { BarDeals } from './bar-deals'

const spend = (minorUnits: string) => [{ currency: 'USD', minorUnits }]

const whole: Waterfall = {
  opening: [],
  closing: spend('300'),
  steps: [
    {
      kind: 'new',
      deals: 3,
      delta: spend('300'),
      worth: spend('300'),
      movements: ['Harbor', 'Millgate', 'Kentmoor'].map((company, i) => ({
        kind: 'new',
        id: `O${i}`,
        company,
        delta: spend('100'),
        worth: spend('100'),
      })),
    },
  ],
}

const ask = vi.fn<typeof fetch>()
beforeEach(() => {
  ask.mockReset()
  vi.stubGlobal('fetch', ask)
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const open = (waterfall: Waterfall) =>
  render(
    <BarDeals
      waterfall={waterfall}
      bar={{ kind: 'new', currency: 'USD' }}
      locale="en-US"
      addressOf={(kind) => `/api/meetings/movements?kind=${kind}`}
      onClose={() => {}}
    />,
  )

test('a bar that was sent shortened is read whole when it is opened', async () => {
  ask.mockResolvedValue(Response.json(whole.steps[0]))
  open(shortened(whole, 1))
  expect(screen.getByRole('status').textContent).toBe('Reading the rest…')
  expect(await screen.findByText('Kentmoor')).toBeTruthy()
  expect(screen.queryByRole('status')).toBeNull()
  expect(ask.mock.calls.map(([address]) => address)).toEqual(['/api/meetings/movements?kind=new'])
})

test('what cannot be read is said, and what is known stays', async () => {
  ask.mockResolvedValue(new Response(null, { status: 503 }))
  open(shortened(whole, 1))
  expect(await screen.findByText('The rest could not be read.')).toBeTruthy()
  expect(screen.getByText('Harbor')).toBeTruthy()
})

test('a bar that is whole asks for nothing', () => {
  open(shortened(whole, 3))
  expect(screen.getByText('Millgate')).toBeTruthy()
  expect(ask).not.toHaveBeenCalled()
})
