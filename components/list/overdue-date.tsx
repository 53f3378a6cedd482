import { useId } from 'react'
import { Input } from '@/components/ui/input'
import { Label } from '@/components/ui/label'

export interface OverdueDateProps {
  /** "the 12 overdue deals" */
  deals: string
  date: string
  problem?: string | undefined
  onDate: (date: string) => void
}

/** Takes the overdue deals along in a change that AWS would refuse them without a new close date. */
export function OverdueDate({ deals, date, problem, onDate }: OverdueDateProps) {
  const id = useId()
  return (
    <div className="space-y-1.5">
      <Label htmlFor={id}>{`New close date for ${deals}`}</Label>
      <Input
        id={id}
        type="date"
        value={date}
        aria-invalid={problem !== undefined || undefined}
        aria-describedby={`${id}-help`}
        onChange={(event) => onDate(event.target.value)}
        className="w-44"
      />
      <p
        id={`${id}-help`}
        role={problem === undefined ? undefined : 'alert'}
        className={problem === undefined ? 'text-muted text-xs' : 'text-danger-text text-xs'}
      >
        {problem ?? 'Optional. Without one they stay as they are.'}
      </p>
    </div>
  )
}
