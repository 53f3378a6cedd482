import type { Route } from 'next'
import Link from 'next/link'
import { dealWords } from '@/components/charts/amount-words'
import { Card } from '@/components/ui/card'
import { currenciesIn, type InsightFigures } from '@/lib/insight/figures'
import type { Money } from '@/lib/opportunity/money'
import { amountText, countText } from './figure-words'

export interface SummaryProps {
  figures: InsightFigures
  locale: string
  overdueHref: Route
}

/** What the open pipeline comes to, at a glance. */
export function Summary({ figures, locale, overdueHref }: SummaryProps) {
  const { forecast, hygiene, exchange } = figures
  const { open, weighted, committed, deals } = forecast.total
  const currencies = currenciesIn(open, exchange)
  const overdue = hygiene.reduce((sum, row) => sum + row.overdue, 0)
  const sums = { currencies, locale }
  return (
    <Card className="grid grid-cols-1 divide-y sm:grid-cols-3 sm:divide-x sm:divide-y-0 xl:grid-cols-[repeat(3,minmax(0,1fr))_auto_auto]">
      <Sums name="Open" meaning="a month" sums={open} {...sums} />
      <Sums name="Weighted" meaning="by stage" sums={weighted} {...sums} />
      <Sums name="Committed" meaning="at that stage" sums={committed} {...sums} />
      <dl className="flex gap-8 px-5 py-3.5 sm:max-xl:col-span-3 sm:max-xl:border-t sm:max-xl:border-l-0 xl:pr-8">
        <Count name="Open deals" count={countText(deals, locale)} />
        <div>
          <dt className="text-muted text-xs">Overdue</dt>
          <dd className="mt-0.5 font-semibold text-xl tabular-nums">
            <Link
              href={overdueHref}
              className="rounded-sm underline decoration-line underline-offset-4 hover:decoration-current"
            >
              <span aria-hidden>{countText(overdue, locale)}</span>
              <span className="sr-only">{dealWords(overdue, locale)} overdue. Show the deals</span>
            </Link>
          </dd>
        </div>
      </dl>
    </Card>
  )
}

function Count({ name, count }: { name: string; count: string }) {
  return (
    <div>
      <dt className="whitespace-nowrap text-muted text-xs">{name}</dt>
      <dd className="mt-0.5 font-semibold text-xl tabular-nums">{count}</dd>
    </div>
  )
}

interface SumsProps {
  name: string
  meaning: string
  sums: readonly Money[]
  currencies: readonly string[]
  locale: string
}

function Sums({ name, meaning, sums, currencies, locale }: SumsProps) {
  return (
    <dl className="min-w-0 px-5 py-3.5">
      <dt className="text-muted text-xs">
        {name} <span className="text-faint">{meaning}</span>
      </dt>
      {currencies.length === 0 ? <dd className="mt-0.5 font-semibold text-xl">–</dd> : null}
      {currencies.map((currency) => (
        <dd key={currency} className="mt-0.5 truncate font-semibold text-xl tabular-nums">
          <span className="mr-1.5 font-medium text-muted text-sm">{currency}</span>
          {amountText(sums, currency, locale)}
        </dd>
      ))}
    </dl>
  )
}
