import { Button } from './button'
import { cn } from './cn'

export interface ShowMoreProps {
  /** How many are not shown yet; nothing is drawn once there are none. */
  left: number
  locale: string
  className?: string
  onMore: () => void
}

/** Draws the next part of a list that is too long to be drawn at once. */
export function ShowMore({ left, locale, className, onMore }: ShowMoreProps) {
  if (left <= 0) return null
  return (
    <Button className={cn('w-full', className)} onClick={onMore}>
      Show more, {new Intl.NumberFormat(locale).format(left)} left
    </Button>
  )
}
