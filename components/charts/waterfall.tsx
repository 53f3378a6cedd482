'use client'

import { type ReactNode, useId, useState } from 'react'
import { CopyButton } from '@/components/record/copy-button'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import type { MovementKind } from '@/lib/pipeline/movement'
import type { Waterfall as WaterfallFigures } from '@/lib/pipeline/waterfall'
import { MovedWithin } from './moved-within'
import { currenciesOf, currencyChart, stepsWithoutBar } from './waterfall-bars'
import { WaterfallChart } from './waterfall-chart'
import { WaterfallTable } from './waterfall-table'
import { waterfallText } from './waterfall-text'

export interface WaterfallProps {
  waterfall: WaterfallFigures
  locale: string
  /** Opens the deals of a bar; of one currency, when the bar is one. */
  onOpen?: (kind: MovementKind, currency?: string) => void
  /** Prints its table below the chart. */
  printsTable?: boolean
  className?: string
}

/**
 * What the pipeline was worth, what moved it and what it is worth now. A chart for each currency, which are never added
 * up; what moved without changing the value stands below. The same figures as a table, to read and to copy.
 */
export function Waterfall({ waterfall, locale, onOpen, printsTable, className }: WaterfallProps) {
  const [isTable, setIsTable] = useState(false)
  const heading = useId()
  const currencies = currenciesOf(waterfall)
  const text = () => waterfallText(waterfall)
  return (
    <section aria-labelledby={heading} className={cn('@container min-w-0', className)}>
      <div className="mb-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <h2 id={heading} className="font-semibold text-base @5xl:text-lg">
          What moved
          <span className="ml-2 font-normal text-muted text-sm">monthly spend of open deals</span>
        </h2>
        <div className="flex items-center gap-1 print:hidden">
          {isTable ? <CopyButton text={text()} what="table" labelled /> : null}
          <Button variant="ghost" size="sm" aria-pressed={isTable} onClick={() => setIsTable(!isTable)}>
            {isTable ? 'Show as chart' : 'Show as table'}
          </Button>
        </div>
      </div>
      <div className={cn(isTable && 'hidden print:block')}>
        <Charts {...{ waterfall, locale, onOpen, currencies }} />
      </div>
      {isTable || printsTable ? (
        <div className={cn(!isTable && 'hidden print:mt-4 print:block')}>
          <WaterfallTable waterfall={waterfall} currencies={currencies} locale={locale} onOpen={onOpen} />
        </div>
      ) : null}
    </section>
  )
}

type ChartsProps = Pick<WaterfallProps, 'waterfall' | 'locale' | 'onOpen'> & { currencies: string[] }

function Charts({ waterfall, locale, onOpen, currencies }: ChartsProps) {
  const within = stepsWithoutBar(waterfall)
  return (
    <div className="space-y-5">
      {currencies.map((currency) => (
        <WaterfallChart
          key={currency}
          chart={currencyChart(waterfall, currency)}
          locale={locale}
          onOpen={onOpen && ((kind) => onOpen(kind, currency))}
        />
      ))}
      {currencies.length === 0 ? <Quiet>No open deal says what it is worth.</Quiet> : null}
      {waterfall.steps.length === 0 ? <Quiet>Nothing has moved since then.</Quiet> : null}
      {within.length > 0 ? <MovedWithin steps={within} locale={locale} onOpen={onOpen} /> : null}
    </div>
  )
}

function Quiet({ children }: { children: ReactNode }) {
  return <p className="text-muted">{children}</p>
}
