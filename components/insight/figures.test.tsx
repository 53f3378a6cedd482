// @vitest-environment happy-dom

import { cleanup, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { Route } from 'next'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { toldIn } from '@/lib/insight/figures'
import { money, someFigures, usualWeights } from '@/lib/insight/test-figures'
import { ConversionFigure } from './conversion-figure'
import { amountText } from './figure-words'
import { ForecastFigure } from './forecast-figure'
import { HygieneFigure } from './hygiene-figure'
import { LostFigure } from './lost-figure'
import { OriginFigure } from './origin-figure'
import { RateLine } from './rate-line'
import { ReviewFigure } from './review-figure'
import { Summary } from './summary'

afterEach(cleanup)

const locale = 'en-GB'
const csvHref = '/api/insights/csv?figure=any'
const table = (name: string) =>
  within(screen.getByRole('table', { name }))
    .getAllByRole('row')
    .map((row) => [...row.querySelectorAll('th, td')].map(({ textContent }) => textContent))

const rate = { currency: 'EUR', rate: '1.10', asOf: '2026-11-12' }

describe('the forecast', () => {
  const show = (figures = someFigures(), onWeights?: () => void) =>
    render(
      <ForecastFigure
        figures={figures}
        weights={usualWeights}
        locale={locale}
        csvHref={csvHref}
        {...(onWeights && { onWeights })}
      />,
    )

  test('draws each currency by itself, its parts named to be read out', () => {
    show()
    const usd = within(screen.getByRole('list', { name: 'Forecast, USD' })).getAllByRole('listitem')
    expect(usd.map((item) => item.querySelector('.sr-only')?.textContent)).toEqual([
      'Past: 1 deal, USD 0, weighted USD 0',
      'Nov: 2 deals, USD 1,000, weighted USD 900, Committed USD 1,000',
      'Dec: 0 deals, USD 0, weighted USD 0',
      'Jan 2027: 1 deal, USD 200, weighted USD 20, Prospect USD 200',
      'No date: 1 deal, USD 0, weighted USD 0',
    ])
    expect(screen.getByRole('list', { name: 'Forecast, EUR' })).toBeTruthy()
  })

  test('has the same figures as a table, past months and missing days apart', async () => {
    show()
    await userEvent.click(screen.getByRole('button', { name: 'Show as table' }))
    expect(table('Forecast by close month and stage, USD')).toEqual([
      [
        ...['Closes in', 'Deals', 'Prospect', 'Qualified', 'Technical Validation', 'Business Validation'],
        ...['Committed', 'Open', 'Weighted'],
      ],
      ['Oct, past', '1', '–', '–', '–', '–', '–', '–', '–'],
      ['Nov', '2', '–', '–', '–', '–', '1,000', '1,000', '900'],
      ['Jan 2027', '1', '200', '–', '–', '–', '–', '200', '20'],
      ['No close date', '1', '–', '–', '–', '–', '–', '–', '–'],
      ['All', '5', '200', '–', '–', '–', '1,000', '1,200', '920'],
    ])
  })

  test('offers stage weights only to whoever may set them', async () => {
    show()
    expect(screen.queryByRole('button', { name: 'Stage weights…' })).toBeNull()
    cleanup()
    const onWeights = vi.fn()
    show(someFigures(), onWeights)
    await userEvent.click(screen.getByRole('button', { name: 'Stage weights…' }))
    expect(onWeights).toHaveBeenCalledOnce()
  })

  test('says so when there is nothing to forecast', () => {
    const none = { deals: 0, open: [], weighted: [], committed: [] }
    show(someFigures({ forecast: { months: [], stages: [], total: none } }))
    expect(screen.getByText('No open deal to forecast.')).toBeTruthy()
  })

  test('can be downloaded', () => {
    show()
    const link = screen.getByRole('link', { name: 'Download Forecast as CSV' })
    expect(link.getAttribute('href')).toBe(csvHref)
  })
})

test('the summary adds no currency to another', () => {
  render(<Summary figures={someFigures()} locale={locale} overdueHref={'/list' as Route} />)
  expect(screen.getByText('Open').parentElement?.textContent).toBe('Open a monthEUR500USD1,200')
  expect(screen.getByRole('link', { name: '1 deal overdue. Show the deals' })).toBeTruthy()
})

test('figures in one currency name their rates, and what has none', () => {
  const figures = toldIn(
    someFigures({ lost: [{ reason: 'Price', count: 1, value: [money('JPY', '100')] }] }),
    { base: 'USD', rates: [rate] },
  )
  if (!figures.exchange) throw new Error('No exchange')
  render(<RateLine exchange={figures.exchange} today={figures.today} locale={locale} />)
  expect(screen.getByText(/EUR at 1\.10 of 12 Nov/)).toBeTruthy()
  expect(screen.getByText('JPY has no rate and stands apart')).toBeTruthy()
  cleanup()
  render(<Summary figures={figures} locale={locale} overdueHref={'/list' as Route} />)
  expect(screen.getByText('Open').parentElement?.textContent).toBe('Open a monthUSD1,750')
})

test('figures of the past say that they are told by the rates of today', () => {
  const past = { period: 'since 14 Nov', locale, csvHref }
  const told = / All in USD by the rates that hold today: EUR at 1\.10 of 12 Nov\.$/
  const figures = toldIn(someFigures(), { base: 'USD', rates: [rate] })
  render(<LostFigure figures={figures} {...past} />)
  expect(screen.getByText(/^Deals closed as lost/).textContent).toMatch(told)
  render(<OriginFigure figures={figures} {...past} />)
  expect(screen.getByText(/^Open deals now/).textContent).toMatch(told)
  cleanup()
  render(<LostFigure figures={someFigures()} {...past} />)
  expect(screen.getByText(/^Deals closed as lost/).textContent).not.toMatch(/rates/)
})

test('each lack of an owner leads to the deals; of nobody’s deals there is no such list', () => {
  const hrefOf = (email: string, wanted: string) => `/list?owner=${email}&wanted=${wanted}` as Route
  render(<HygieneFigure figures={someFigures()} locale={locale} csvHref={csvHref} hrefOf={hrefOf} />)
  const links = within(screen.getByRole('table')).getAllByRole('link')
  expect(links.map((link) => [link.getAttribute('aria-label'), link.getAttribute('href')])).toEqual([
    ['Ana Ruiz: 4 deals open. Show the deals', '/list?owner=ana@tandem.example&wanted=all'],
    ['Ana Ruiz: 1 deal overdue. Show the deals', '/list?owner=ana@tandem.example&wanted=overdue'],
    [
      'Ana Ruiz: 2 deals without a next step. Show the deals',
      '/list?owner=ana@tandem.example&wanted=nextStep',
    ],
  ])
  const rows = table('What each owner’s open deals lack')
  expect(rows.at(-1)).toEqual(['All', '5', '1', '1', '2', '0', '1 (20%)', '', '500', '1,200'])
})

test('conversion is of those that left, and days of the stays that ended', () => {
  render(<ConversionFigure figures={someFigures()} period="since 14 Nov" locale={locale} csvHref={csvHref} />)
  expect(table('Conversion and days per stage')[2]).toEqual([
    ...['Qualified', '', '9', '3', '0', '1', '5', '75%', '9'],
  ])
  expect(table('Conversion and days per stage')[1]?.slice(-2)).toEqual(['–', '–'])
})

test('the review says how it ends, how long it takes and why deals come back', () => {
  render(<ReviewFigure figures={someFigures()} period="since 14 Nov" locale={locale} csvHref={csvHref} />)
  expect(screen.getByText('75%')).toBeTruthy()
  expect(screen.getByText('2 days')).toBeTruthy()
  expect(table('Reasons for which AWS sent deals back or rejected them')[1]).toEqual([
    ...['Clarify Revenue', '', '1'],
  ])
})

test('lost deals are told by reason, those without one last', () => {
  render(<LostFigure figures={someFigures()} period="since 22 Aug" locale={locale} csvHref={csvHref} />)
  expect(table('Lost deals by reason').slice(1)).toEqual([
    ['Price', '', '2', '300'],
    ['No reason given', '', '1', '–'],
  ])
})

test('what AWS brought stands beside what we did and what nobody knows of yet', () => {
  render(<OriginFigure figures={someFigures()} period="since 22 Aug" locale={locale} csvHref={csvHref} />)
  expect(table('Deals by who brought them').slice(1)).toEqual([
    ['AWS', '', '2', '–', '1,000', '0', '–', '–'],
    ['Us', '', '0', '–', '–', '1', '7', '–'],
    ['Not known yet', '', '0', '–', '–', '0', '–', '–'],
  ])
})

test('cents are told in full or not at all', () => {
  expect(amountText([money('USD', '6213610')], 'USD', locale)).toBe('62,136.10')
  expect(amountText([money('USD', '-7580000')], 'USD', locale)).toBe('-75,800')
  expect(amountText([money('USD', '12345678901234567890123')], 'USD', locale)).toBe(
    '123,456,789,012,345,678,901.23',
  )
})
