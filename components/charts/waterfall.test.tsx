// @vitest-environment happy-dom

import { cleanup, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { Route } from 'next'
import { useState } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import type { Waterfall as Figures, WaterfallStep } from '@/lib/pipeline/waterfall'
import { MovementSheet } from './movement-sheet'
import { Waterfall } from './waterfall'

afterEach(cleanup)

const money = (currency: string, minorUnits: string) => ({ currency, minorUnits })

const grew: WaterfallStep = {
  kind: 'grew',
  deals: 2,
  delta: [money('EUR', '50000'), money('USD', '120000')],
  worth: [money('EUR', '90000'), money('USD', '520000')],
  movements: [
    {
      kind: 'grew',
      id: 'O1',
      company: 'Aurora Foods',
      title: 'Data lake',
      delta: [money('USD', '120000')],
      worth: [money('USD', '520000')],
    },
    {
      kind: 'grew',
      id: 'O2',
      company: 'Borealis Bank',
      delta: [money('EUR', '50000')],
      worth: [money('EUR', '90000')],
    },
  ],
}

const pushed: WaterfallStep = {
  kind: 'pushed',
  deals: 1,
  delta: [],
  worth: [money('USD', '400000')],
  movements: [
    {
      kind: 'pushed',
      id: 'O3',
      company: 'Çelik Çatı',
      delta: [],
      worth: [money('USD', '400000')],
      from: '2026-11-30',
      to: '2027-01-31',
    },
  ],
}

const figures: Figures = {
  opening: [money('EUR', '40000'), money('USD', '800000')],
  closing: [money('EUR', '90000'), money('USD', '920000')],
  steps: [grew, pushed],
}

test('draws each currency by itself and adds none of them up', () => {
  render(<Waterfall waterfall={figures} locale="en-US" onOpen={() => {}} />)
  const usd = within(screen.getByRole('list', { name: 'What moved, USD' }))
  expect(usd.getByText('8K')).toBeTruthy()
  expect(usd.getByText('9.2K')).toBeTruthy()
  expect(within(screen.getByRole('list', { name: 'What moved, EUR' })).getByText('900')).toBeTruthy()
  expect(screen.queryByText('10.1K')).toBeNull()
})

test('every bar is a button that says its figures in full and opens the deals of its currency', async () => {
  const onOpen = vi.fn()
  render(<Waterfall waterfall={figures} locale="en-US" onOpen={onOpen} />)
  const name = 'Grew: 1 deal, EUR +500 a month. Show the deals'
  await userEvent.click(screen.getByRole('button', { name }))
  expect(onOpen).toHaveBeenCalledWith('grew', 'EUR')
})

test('what moved without changing the value stands apart, with what it is worth', async () => {
  const onOpen = vi.fn()
  render(<Waterfall waterfall={figures} locale="en-US" onOpen={onOpen} />)
  await userEvent.click(screen.getByRole('button', { name: /^Pushed 1 deal USD 4K$/ }))
  expect(onOpen).toHaveBeenCalledWith('pushed')
})

test('shows the same figures as a table, in full', async () => {
  render(<Waterfall waterfall={figures} locale="en-US" onOpen={() => {}} />)
  expect(screen.queryByRole('table')).toBeNull()
  await userEvent.click(screen.getByRole('button', { name: 'Show as table' }))
  const rows = within(screen.getByRole('table')).getAllByRole('row')
  const texts = rows.map((row) => [...row.querySelectorAll('th, td')].map(({ textContent }) => textContent))
  expect(texts.slice(1)).toEqual([
    ['Opening', '', '400', '8,000', ''],
    ['Grew', '2', '+500', '+1,200', 'EUR 900 · USD 5,200'],
    ['Pushed', '1', '–', '–', 'USD 4,000'],
    ['Closing', '', '900', '9,200', ''],
  ])
})

test('without a way to open deals, nothing but the table’s switch can be pressed', () => {
  render(<Waterfall waterfall={figures} locale="en-US" />)
  expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual(['Show as table'])
})

test('says so when nothing moved', () => {
  render(<Waterfall waterfall={{ opening: [], closing: [], steps: [] }} locale="en-US" />)
  expect(screen.getByText('Nothing has moved since then.')).toBeTruthy()
})

function Opened({ step, currency }: { step: WaterfallStep; currency?: string }) {
  const [isOpen, setIsOpen] = useState(true)
  return (
    <MovementSheet
      step={isOpen ? step : undefined}
      currency={currency}
      locale="en-US"
      hrefOf={(id) => `/opportunities/${id}` as Route}
      onClose={() => setIsOpen(false)}
    />
  )
}

test('a bar’s sheet has its deals, with what each added and the way to it', async () => {
  render(<Opened step={grew} currency="USD" />)
  const sheet = screen.getByRole('dialog', { name: 'Grew: 1 deal' })
  const [deal, ...others] = within(sheet).getAllByRole('link')
  expect(others).toEqual([])
  expect(deal?.getAttribute('href')).toBe('/opportunities/O1')
  expect(deal?.textContent).toContain('USD +1,200')
  await userEvent.keyboard('{Escape}')
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('a moved close date is told from when to when', () => {
  render(<Opened step={pushed} />)
  const text = screen.getByRole('link').textContent
  expect(text).toContain('Nov 30, 2026')
  expect(text).toContain('Jan 31, 2027')
})

test('of a shortened step the chart and the sheet count every deal, and the sheet says that the rest is on its way', () => {
  const step = { ...grew, deals: 40, dealsIn: { EUR: 1, USD: 39 } }
  render(<Waterfall waterfall={{ ...figures, steps: [step] }} locale="en-US" onOpen={() => {}} />)
  expect(screen.getByRole('button', { name: /^Grew: 39 deals, USD/ })).toBeTruthy()
  cleanup()
  render(<Opened step={step} currency="USD" />)
  expect(screen.getByRole('dialog', { name: 'Grew: 39 deals' })).toBeTruthy()
  expect(screen.getByRole('status').textContent).toBe('Reading the rest…')
})
