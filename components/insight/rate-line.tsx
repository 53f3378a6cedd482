import { ArrowLeftRight } from 'lucide-react'
import type { Exchange } from '@/lib/insight/figures'
import type { PlainDate } from '@/lib/opportunity/plain-date'
import { rateTexts } from './figure-words'

/** By which rates figures are told, and what has none. */
export function RateLine({
  exchange,
  today,
  locale,
}: {
  exchange: Exchange
  today: PlainDate
  locale: string
}) {
  const texts = rateTexts(exchange, today, locale)
  const { base, apart } = exchange
  return (
    <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5 text-muted">
      <ArrowLeftRight aria-hidden className="size-3.5 text-faint" />
      <span>
        In <span className="font-semibold text-ink">{base}</span>
        {texts.length > 0 ? `: ${texts.join(' · ')}` : ', no other currency exchanged'}
      </span>
      {apart.length > 0 ? (
        <span className="font-medium text-warning-text">
          {apart.join(', ')} {apart.length === 1 ? 'has' : 'have'} no rate and{' '}
          {apart.length === 1 ? 'stands' : 'stand'} apart
        </span>
      ) : null}
      {texts.length > 0 ? (
        <span className="text-faint">
          Each amount is exchanged by itself; parts may be off their total by cents.
        </span>
      ) : null}
    </p>
  )
}
