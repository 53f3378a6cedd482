import { Button, type ButtonProps } from '@/components/ui/button'
import { addDays, type PlainDate } from '@/lib/opportunity/plain-date'

const choices = [
  { days: 14, label: '+ 2 weeks' },
  { days: 30, label: '+ 30 days' },
  { days: 90, label: '+ 90 days' },
] as const

export interface DateChoicesProps extends Pick<ButtonProps, 'size'> {
  from: PlainDate
  onChoose: (date: PlainDate) => void
}

/** The dates that deals are most often put off to. */
export function DateChoices({ from, size, onChoose }: DateChoicesProps) {
  return choices.map(({ days, label }) => (
    <Button key={days} size={size} onClick={() => onChoose(addDays(from, days))}>
      {label}
    </Button>
  ))
}
