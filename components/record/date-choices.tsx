import { Button, type ButtonProps } from '@/components/ui/button'
import { addDays, type PlainDate } from '@/lib/opportunity/plain-date'

const choices = [
  { days: 14, label: '+ 2 weeks' },
  { days: 30, label: '+ 30 days' },
  { days: 90, label: '+ 90 days' },
] as const

/** A date that somebody named, and who. */
export interface NamedDate {
  date: PlainDate
  label: string
}

export interface DateChoicesProps extends Pick<ButtonProps, 'size'> {
  from: PlainDate
  /** Offered first. */
  named?: NamedDate | undefined
  onChoose: (date: PlainDate) => void
}

/** The dates that deals are most often put off to. */
export function DateChoices({ from, named, size, onChoose }: DateChoicesProps) {
  const dates = choices.map(({ days, label }) => ({ date: addDays(from, days), label }))
  return [...(named ? [named] : []), ...dates].map(({ date, label }) => (
    <Button key={label} size={size} onClick={() => onChoose(date)}>
      {label}
    </Button>
  ))
}
