'use client'

import type { CSSProperties, ReactNode } from 'react'
import { cn } from '@/components/ui/cn'
import type { MovementKind } from '@/lib/pipeline/movement'
import { movementMeanings, movementWords } from '@/lib/pipeline/words'
import { amountWords, dealWords } from './amount-words'
import { barLook } from './bar-look'
import type { CurrencyChart, WaterfallBar } from './waterfall-bars'

export interface WaterfallChartProps {
  chart: CurrencyChart
  locale: string
  onOpen?: (kind: MovementKind) => void
}

/** One currency: columns where there is room, rows on a phone. Drawn by percents, so it fits any width without a script. */
export function WaterfallChart({ chart, locale, onOpen }: WaterfallChartProps) {
  const { currency, floor, bars } = chart
  return (
    <div className="break-inside-avoid">
      <p className="mb-1 text-muted text-xs @5xl:text-sm">
        <span className="font-semibold text-ink">{currency}</span> a month, {netWords(bars, locale)}
        {floor > 0n ? `; bars begin at ${amountWords(floor, { locale })}` : ''}
      </p>
      <ol aria-label={`What moved, ${currency}`} className="flex flex-col @2xl:flex-row">
        {bars.map((bar, index) => (
          <Bar
            key={bar.kind}
            bar={bar}
            currency={currency}
            isCut={floor > 0n}
            isLast={index === bars.length - 1}
            locale={locale}
            onOpen={onOpen}
          />
        ))}
      </ol>
    </div>
  )
}

/** `+85.8K since then`. */
function netWords(bars: readonly WaterfallBar[], locale: string): string {
  const net = (bars.at(-1)?.amount ?? 0n) - (bars[0]?.amount ?? 0n)
  return net === 0n ? 'as much as then' : `${amountWords(net, { locale, sign: true })} since then`
}

interface BarProps extends Pick<WaterfallChartProps, 'locale' | 'onOpen'> {
  bar: WaterfallBar
  currency: string
  isCut: boolean
  isLast: boolean
}

const row =
  'grid h-9 w-full grid-cols-[5.5rem_minmax(0,1fr)_4.5rem] items-center gap-x-2 rounded-md text-left @2xl:flex @2xl:h-auto @2xl:flex-col @2xl:items-stretch @2xl:gap-0 @2xl:text-center'

function Bar({ bar, currency, isCut, isLast, locale, onOpen }: BarProps) {
  const { kind, deals } = bar
  const isTotal = kind === 'opening' || kind === 'closing'
  const drawing = (
    <>
      <Label bar={bar} locale={locale} isTotal={isTotal} />
      <Plot bar={bar} isLast={isLast} isCut={isCut && isTotal} />
      <Amount bar={bar} locale={locale} isTotal={isTotal} />
      {deals === undefined ? null : (
        <span className="hidden text-muted text-xs @2xl:order-4 @2xl:block @5xl:text-sm">
          {dealWords(deals, locale)}
        </span>
      )}
    </>
  )
  return (
    <li className="min-w-0 @2xl:max-w-56 @2xl:flex-1">
      {isTotal || !onOpen ? (
        <div className={row}>{drawing}</div>
      ) : (
        <button
          type="button"
          aria-label={spoken(bar, kind, currency, locale)}
          title={movementMeanings[kind]}
          onClick={() => onOpen(kind)}
          className={cn(row, 'group hover:bg-hover')}
        >
          {drawing}
        </button>
      )}
    </li>
  )
}

function spoken({ amount, deals = 0 }: WaterfallBar, kind: MovementKind, currency: string, locale: string) {
  const change = amountWords(amount, { locale, style: 'full', sign: true })
  return `${movementWords[kind]}: ${dealWords(deals, locale)}, ${currency} ${change} a month. Show the deals`
}

interface WordsProps {
  bar: WaterfallBar
  locale: string
  isTotal: boolean
}

function nameOf(kind: WaterfallBar['kind']): string {
  if (kind === 'opening') return 'Opening'
  return kind === 'closing' ? 'Closing' : movementWords[kind]
}

function Label({ bar: { kind, deals }, locale, isTotal }: WordsProps) {
  return (
    <span
      className={cn(
        'truncate @2xl:order-2 @2xl:mt-1.5 @5xl:text-base',
        isTotal ? 'font-semibold' : 'font-medium',
      )}
    >
      {nameOf(kind)}
      {deals === undefined ? null : (
        <span className="ml-1 font-normal text-faint tabular-nums @2xl:hidden">
          {new Intl.NumberFormat(locale).format(deals)}
        </span>
      )}
    </span>
  )
}

function Amount({ bar: { amount }, locale, isTotal }: WordsProps): ReactNode {
  const text = amountWords(amount, { locale, ...(!isTotal && { sign: true }) })
  return (
    <span
      className={cn(
        'truncate text-right tabular-nums @2xl:order-3 @2xl:text-center @2xl:text-base @5xl:text-lg',
        isTotal ? 'font-semibold' : 'text-ink',
      )}
    >
      {text}
    </span>
  )
}

/** Lengths run to the right on a phone and upwards elsewhere: the same percents under another name. */
const alongBar =
  'inset-y-2 left-(--from) w-(--size) min-w-0.5 @2xl:inset-x-[14%] @2xl:top-auto @2xl:bottom-(--from) @2xl:h-(--size) @2xl:min-h-0.5 @2xl:w-auto'
const alongLevel =
  'top-[calc(100%-0.5rem)] left-(--after) h-4 border-l @2xl:top-auto @2xl:bottom-(--after) @2xl:left-[86%] @2xl:h-0 @2xl:w-[28%] @2xl:border-t @2xl:border-l-0'

function Plot({
  bar: { kind, from, size, after },
  isLast,
  isCut,
}: Pick<BarProps, 'bar' | 'isLast' | 'isCut'>) {
  const places = { '--from': `${from}%`, '--size': `${size}%`, '--after': `${after}%` } as CSSProperties
  return (
    <span
      aria-hidden
      style={places}
      className="relative h-full @2xl:order-1 @2xl:h-36 @2xl:border-control @2xl:border-b @5xl:h-52"
    >
      <span className={cn('absolute rounded-[2px]', alongBar, barLook(kind))} />
      {isCut ? <Cut /> : null}
      {isLast ? null : <span className={cn('absolute border-control border-dotted', alongLevel)} />}
    </span>
  )
}

/** The gap in a bar that does not begin at zero. */
function Cut() {
  return (
    <span className="absolute inset-y-1 left-[6%] w-1 skew-x-[-20deg] bg-surface @2xl:inset-x-[10%] @2xl:top-auto @2xl:bottom-[8%] @2xl:h-1 @2xl:w-auto @2xl:skew-x-0 @2xl:skew-y-[-6deg]" />
  )
}
