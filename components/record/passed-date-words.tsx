import type { PlainDate } from '@/lib/opportunity/plain-date'
import { PlainDay } from './plain-day'

export interface PassedDateWordsProps {
  /** An open deal's, today or earlier: see `needsNewCloseDate`. */
  closeDate: PlainDate
  /** The day in UTC. */
  today: PlainDate
}

/** Why nothing else of the deal can be changed. */
export function PassedDateWords({ closeDate, today }: PassedDateWordsProps) {
  return (
    <>
      {closeDate === today ? (
        'The close date is today.'
      ) : (
        <>
          The close date passed on <PlainDay date={closeDate} />.
        </>
      )}{' '}
      AWS takes no change until it is in the future.
    </>
  )
}
