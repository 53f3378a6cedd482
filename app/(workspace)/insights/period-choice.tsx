'use client'

import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { isPlainDate, type PlainDate } from '@/lib/opportunity/plain-date'
import { firstDay, periods, usualPeriod } from './insight-view'

export interface PeriodChoiceProps {
  period: string
  today: PlainDate
  onChange: (period: string) => void
}

const ofADay = 'day'

/** How far back the figures of the history look: a span, or since a day. */
export function PeriodChoice({ period, today, onChange }: PeriodChoiceProps) {
  const isDay = isPlainDate(period)
  const choose = (value: string) =>
    onChange(value === ofADay ? (firstDay(isDay ? usualPeriod : period, today) ?? today) : value)
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Select
        aria-label="Period"
        options={[...periods, { value: ofADay, label: 'Since a day…' }]}
        value={isDay ? ofADay : period}
        onChange={(event) => choose(event.target.value)}
        className="w-40"
      />
      {isDay ? (
        <Input
          type="date"
          aria-label="Since"
          max={today}
          value={period}
          onChange={(event) => isPlainDate(event.target.value) && onChange(event.target.value)}
          className="w-38"
        />
      ) : null}
    </div>
  )
}
