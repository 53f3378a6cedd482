'use client'

import { ArrowRight } from 'lucide-react'
import { useState } from 'react'
import { ShowMore } from '@/components/ui/show-more'
import type { MovementKind } from '@/lib/pipeline/movement'
import { isShortened } from '@/lib/pipeline/shortened-waterfall'
import type { WaterfallStep } from '@/lib/pipeline/waterfall'
import { movementMeanings, movementWords } from '@/lib/pipeline/words'
import { useWords } from './words'

const isDated = (kind: MovementKind) => kind === 'pushed' || kind === 'pulledIn'

export interface MovementDealsProps {
  step: WaterfallStep
  /** Only what moved in it. */
  currency?: string
  locale: string
  /** The rest of its deals could not be read. */
  isRestMissing?: boolean
  onOpen: (dealId: string) => void
}

/** A screen's worth at a time: a quarter in a large pipeline moves thousands. */
const pageSize = 50

/** The deals of one movement, the largest first. */
export function MovementDeals({ step, currency, locale, isRestMissing, onOpen }: MovementDealsProps) {
  const { change, money, day } = useWords()
  const [shown, setShown] = useState(pageSize)
  const { kind } = step
  const movements = step.movements.filter(
    ({ delta }) => currency === undefined || delta.some((sum) => sum.currency === currency),
  )
  const place = (text: string) => (isDated(kind) ? day(text) : text)
  return (
    <section aria-label={movementWords[kind]}>
      <p className="px-4 pb-1 text-muted">{movementMeanings[kind]}</p>
      <ul className="max-h-80 overflow-y-auto">
        {movements.slice(0, shown).map(({ id, company, title, delta, worth, from, to }) => (
          <li key={id} className="border-t">
            <button
              type="button"
              onClick={() => onOpen(id)}
              className="flex w-full flex-wrap items-baseline gap-x-4 gap-y-0.5 px-4 py-2 text-left hover:bg-hover"
            >
              <span className="min-w-0 flex-1 basis-56 truncate font-medium">
                {company || id}
                {title ? <span className="font-normal text-muted"> · {title}</span> : null}
              </span>
              {from || to ? (
                <span className="inline-flex items-center gap-1 text-muted">
                  {from ? place(from) : 'none'}
                  <ArrowRight aria-label="to" className="size-3.5" />
                  {to ? place(to) : 'none'}
                </span>
              ) : null}
              <span className="tabular-nums">{delta.length > 0 ? change(delta) : money(worth)}</span>
            </button>
          </li>
        ))}
      </ul>
      <ShowMore
        left={movements.length - shown}
        locale={locale}
        className="rounded-none border-x-0 border-b-0"
        onMore={() => setShown(shown + pageSize)}
      />
      {isShortened(step) ? (
        <p role="status" className="border-t px-4 py-2 text-muted">
          {isRestMissing ? 'The rest could not be read.' : 'Reading the rest…'}
        </p>
      ) : null}
    </section>
  )
}
