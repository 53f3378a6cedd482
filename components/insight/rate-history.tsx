'use client'

import type { ReactNode } from 'react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import type { Tone } from '@/components/ui/tone'
import { type RateState, rateStates, type SetRate } from '@/lib/insight/settings'
import type { PlainDate } from '@/lib/opportunity/plain-date'
import { type Column, FigureTable } from './figure-table'
import { dayText } from './figure-words'
import { SignedText } from './signed-text'

export interface RateHistoryProps {
  rates: readonly SetRate[]
  today: PlainDate
  locale: string
  onWithdraw?: (id: string) => void
}

const words: Record<RateState, { text: string; tone: Tone }> = {
  holds: { text: 'Holds', tone: 'success' },
  replaced: { text: 'Replaced', tone: 'neutral' },
  later: { text: 'Not yet', tone: 'info' },
  withdrawn: { text: 'Withdrawn', tone: 'warning' },
}

/** Every rate that was ever set, the youngest first. */
export function RateHistory({ rates, today, locale, onWithdraw }: RateHistoryProps) {
  if (rates.length === 0)
    return <p className="text-muted">No rate has been set: each currency stands by itself.</p>
  const states = rateStates(rates, today)
  const columns: Column[] = [
    { head: 'Rate', className: 'whitespace-nowrap tabular-nums' },
    { head: 'From', className: 'whitespace-nowrap' },
    { head: 'State' },
    { head: 'Set' },
    ...(onWithdraw ? [{ head: 'Withdraw', isDrawing: true as const }] : []),
  ]
  return (
    <FigureTable
      caption="Exchange rates and their history"
      columns={columns}
      rows={rates.toReversed().map((rate) => {
        const state = states.get(rate.id) ?? 'replaced'
        const name = `1 ${rate.currency} = ${rate.rate} ${rate.base}`
        return {
          key: rate.id,
          cells: [
            <span key="rate" className={state === 'withdrawn' ? 'text-muted line-through' : undefined}>
              {name}
            </span>,
            dayText(rate.asOf, today, locale),
            <Badge key="state" tone={words[state].tone}>
              {words[state].text}
            </Badge>,
            <Who key="who">
              <SignedText signed={rate.withdrawn ?? rate.set} />
            </Who>,
            ...(onWithdraw
              ? [
                  state === 'withdrawn' ? null : (
                    <Button
                      key="withdraw"
                      variant="ghost"
                      size="sm"
                      aria-label={`Withdraw ${name} of ${dayText(rate.asOf, today, locale)}`}
                      onClick={() => onWithdraw(rate.id)}
                    >
                      Withdraw
                    </Button>
                  ),
                ]
              : []),
          ],
        }
      })}
    />
  )
}

function Who({ children }: { children: ReactNode }) {
  return <span className="whitespace-nowrap text-muted">{children}</span>
}
