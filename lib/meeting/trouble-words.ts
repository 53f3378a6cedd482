import { fieldLabel } from '@/lib/opportunity/field-label'
import type { ServiceIssue } from '@/lib/partner-central/errors'
import { issueWords } from '@/lib/partner-central/issue-words'
import { elsewhereWords } from '@/lib/queue/failures'
import type { QueuedWrite } from '@/lib/queue/queued-write'

/** Why AWS does not have a decision, in a seller's words; undefined while nothing is in its way. */
export function troubleWords({ state, failure }: QueuedWrite): string | undefined {
  switch (state) {
    case 'queued':
    case 'sending':
    case 'sent':
      return undefined
    case 'cancelled':
      return 'It was taken back before AWS had it.'
    case 'conflict':
      return 'Somebody else changed this at AWS meanwhile.'
    case 'held':
      return failure?.kind === 'locked' ? failure.fields[0]?.message : 'AWS keeps this closed now.'
    case 'refused':
      return refusalWords(failure)
  }
}

/** The field by its name on our screens comes first: AWS calls it by its API's. */
function namedWords(issue: ServiceIssue): string {
  const words = issueWords(issue)
  return issue.path === '' || words === '' ? words : `${fieldLabel(issue.path)}: ${words}`
}

function refusalWords(failure: QueuedWrite['failure']): string {
  if (failure?.kind === 'elsewhere') return elsewhereWords
  if (failure?.kind !== 'service') return 'AWS does not allow this change.'
  const words = failure.issues.map(namedWords).filter(Boolean)
  return words.length > 0 ? [...new Set(words)].join(' ') : failure.message
}
