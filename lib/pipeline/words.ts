import type { PlainDate } from '@/lib/opportunity/plain-date'
import type { AgendaReason, AgendaReasonKind, AwsDifference } from './agenda'
import type { MovementKind } from './movement'

/*
 * What screens, minutes and CSV call things. Money and dates inside a sentence are written by whoever shows it: he knows
 * the reader's locale, and hands his way of writing them in.
 */

/** The names of the bars. */
export const movementWords: Record<MovementKind, string> = {
  new: 'New',
  entered: 'Came in',
  reopened: 'Reopened',
  advanced: 'Advanced',
  grew: 'Grew',
  shrank: 'Shrank',
  pushed: 'Pushed',
  pulledIn: 'Pulled in',
  movedBack: 'Moved back',
  left: 'Left',
  lost: 'Lost',
  launched: 'Launched',
}

/** What each bar counts, in a sentence. */
export const movementMeanings: Record<MovementKind, string> = {
  new: 'Made since then',
  entered: 'Was there before and belongs to this scope now',
  reopened: 'Was closed and is open again',
  advanced: 'Moved to a later stage',
  grew: 'Expects more a month than before',
  shrank: 'Expects less a month than before',
  pushed: 'Closes later than planned before',
  pulledIn: 'Closes earlier than planned before',
  movedBack: 'Moved to an earlier stage',
  left: 'No longer belongs to this scope',
  lost: 'Closed as lost',
  launched: 'Launched, and so no longer in the pipeline',
}

/** The headings of the agenda. */
export const reasonWords: Record<AgendaReasonKind, string> = {
  sentBack: 'Sent back by AWS',
  closeDatePast: 'Past its close date',
  closeDateSoon: 'Closes soon',
  awsDisagrees: 'AWS sees it otherwise',
  noNextStep: 'No next step',
  oldNextStep: 'Old next step',
  stuck: 'Stuck in stage',
  bigMover: 'Big mover',
  new: 'New',
}

/** How the end of a list tells of the rest: "and 388 more past their close date". */
export const moreWords: Record<AgendaReasonKind, string> = {
  sentBack: 'sent back by AWS',
  closeDatePast: 'past their close date',
  closeDateSoon: 'closing soon',
  awsDisagrees: 'that AWS sees otherwise',
  noNextStep: 'without a next step',
  oldNextStep: 'with an old next step',
  stuck: 'stuck in their stage',
  bigMover: 'that grew or shrank much',
  new: 'that are new',
}

/** `1 day`, `12 days`. */
export function dayCount(count: number): string {
  return count === 1 ? '1 day' : `${count} days`
}

function soonWords(days: number): string {
  if (days === 0) return 'Closes today'
  return days === 1 ? 'Closes tomorrow' : `Closes in ${dayCount(days)}`
}

/** `AWS has stage Launched, close date 31 Jan 2027`. */
export function differenceWords(
  differences: readonly AwsDifference[],
  formatDate: (date: PlainDate) => string,
): string {
  const parts = differences.map(({ field, aws }) =>
    field === 'stage' ? `stage ${aws}` : `close date ${formatDate(aws)}`,
  )
  return `AWS has ${parts.join(', ')}`
}

/** One reason as a short phrase for its deal. How much a big mover moved stands beside it, as money. */
export function reasonText(reason: AgendaReason, formatDate: (date: PlainDate) => string): string {
  switch (reason.kind) {
    case 'sentBack':
      return reason.days === 0 ? 'Sent back by AWS today' : `Sent back by AWS ${dayCount(reason.days)} ago`
    case 'closeDatePast':
      return `${dayCount(reason.days)} past its close date`
    case 'closeDateSoon':
      return soonWords(reason.days)
    case 'awsDisagrees':
      return differenceWords(reason.differences, formatDate)
    case 'noNextStep':
      return 'No next step'
    case 'oldNextStep':
      return `Next step ${dayCount(reason.days)} old`
    case 'stuck':
      return `${reason.isAtLeast ? 'At least ' : ''}${dayCount(reason.days)} in stage, usually ${reason.usualDays}`
    case 'bigMover':
      return 'Big mover'
    case 'new':
      return 'New'
  }
}
