// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { WordsProvider } from '@/components/meeting/words'
import type { Movement } from '@/lib/pipeline/movement'
import { shortened } from '@/lib/pipeline/shortened-waterfall'
import type { Waterfall } from '@/lib/pipeline/waterfall'
import { meetingWords } from './meeting-words'
import { WhatMoved } from './what-moved'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const move = (id: string, company: string): Movement => ({
  kind: 'pushed',
  id,
  company,
  delta: [],
  worth: [],
  from: '2026-11-01',
  to: '2026-12-01',
})

const whole: Waterfall = {
  opening: [],
  closing: [],
  steps: [
    {
      kind: 'pushed',
      deals: 2,
      delta: [],
      worth: [],
      movements: [move('O1', 'Harbor Lines'), move('O2', 'Millgate')],
    },
  ],
}

test('an opened bar is read whole, and each of its deals opens in the meeting', async () => {
  const ask = vi.fn<typeof fetch>(async () => Response.json(whole.steps[0]))
  vi.stubGlobal('fetch', ask)
  const onOpen = vi.fn()
  render(
    <WordsProvider words={meetingWords('en-US', '2026-11-21')}>
      <WhatMoved
        meetingId="m1"
        overview={{ since: '2026-11-07T09:00:00.000Z', waterfall: shortened(whole, 1), promises: [] }}
        isError={false}
        locale="en-US"
        onOpen={onOpen}
      />
    </WordsProvider>,
  )
  expect(ask).not.toHaveBeenCalled()
  await userEvent.click(screen.getByRole('button', { name: /Pushed/ }))
  await userEvent.click(await screen.findByRole('button', { name: /Millgate/ }))
  expect(onOpen).toHaveBeenCalledWith('O2')
  expect(screen.queryByText('Reading the rest…')).toBeNull()
  expect(ask.mock.calls.map(([address]) => address)).toEqual(['/api/meetings/m1/movements?kind=pushed'])
})

test('a bar of thousands is drawn a screen at a time, and another bar begins anew', async () => {
  const many = Array.from({ length: 120 }, (_, at) => move(`O${at}`, `Deal ${at}`))
  const steps: Waterfall['steps'] = [
    { kind: 'pushed', deals: 120, delta: [], worth: [], movements: many },
    { kind: 'pulledIn', deals: 120, delta: [], worth: [], movements: many },
  ]
  render(
    <WordsProvider words={meetingWords('en-US', '2026-11-21')}>
      <WhatMoved
        meetingId="m1"
        overview={{
          since: '2026-11-07T09:00:00.000Z',
          waterfall: { opening: [], closing: [], steps },
          promises: [],
        }}
        isError={false}
        locale="en-US"
        onOpen={vi.fn()}
      />
    </WordsProvider>,
  )
  const drawn = () => screen.getAllByRole('button', { name: /^Deal \d/ }).length
  await userEvent.click(screen.getByRole('button', { name: /Pushed/ }))
  expect(drawn()).toBe(50)
  await userEvent.click(screen.getByRole('button', { name: 'Show more, 70 left' }))
  expect(drawn()).toBe(100)
  await userEvent.click(screen.getByRole('button', { name: /Pulled in/ }))
  expect(drawn()).toBe(50)
  await userEvent.click(screen.getByRole('button', { name: 'Show more, 70 left' }))
  await userEvent.click(screen.getByRole('button', { name: 'Show more, 20 left' }))
  expect(drawn()).toBe(120)
  expect(screen.queryByRole('button', { name: /Show more/ })).toBeNull()
})
