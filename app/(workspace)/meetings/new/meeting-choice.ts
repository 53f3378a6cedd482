import type { SavedScope, Scope } from '@/lib/meeting/scope'
import type { Owner } from '@/lib/mirror/mirror'
import { isEmptyFilter, type PipelineFilter } from '@/lib/opportunity/pipeline-filter'
import { isPlainDate } from '@/lib/opportunity/plain-date'
import { type ReviewStatus, reviewStatuses } from '@/lib/opportunity/review'

/**
 * What a meeting is to be about, as the address says it: `?scope=<id>` of a saved scope, or a filter spelled out, as in
 * `?owner=ana@acme.example&owner=marc@acme.example&review=Approved&overdue=1&q=bank`; and `&since=`.
 */
export interface MeetingChoice {
  scopeId?: string
  text: string
  /** Emails; `me` for whoever looks. */
  owners: string[]
  review: ReviewStatus[]
  overdue: boolean
  /** An instant. The last meeting of the scope when left out. */
  since?: string
}

export const everything: MeetingChoice = { text: '', owners: [], review: [], overdue: false }

const longestText = 200

/** More than any team has; the address stays one that a mail program takes. */
const mostOwners = 50

/** A plain day, typed into the address by hand, begins by UTC. */
function sinceOf(text: string | null): string | undefined {
  if (!text) return undefined
  const instant = new Date(isPlainDate(text) ? `${text}T00:00:00Z` : text)
  return Number.isNaN(instant.getTime()) ? undefined : instant.toISOString()
}

/** Reads the choice out of an address. What it does not understand is left out: an old link still opens. */
export function choiceOf(params: URLSearchParams): MeetingChoice {
  const owners = params.getAll('owner').map((owner) => owner.slice(0, longestText))
  const scopeId = params.get('scope')
  const since = sinceOf(params.get('since'))
  return {
    text: (params.get('q') ?? '').slice(0, longestText),
    owners: [...new Set(owners.filter(Boolean))].slice(0, mostOwners),
    review: reviewStatuses.filter((status) => params.getAll('review').includes(status)),
    overdue: params.get('overdue') === '1',
    ...(scopeId && { scopeId }),
    ...(since && { since }),
  }
}

/** The choice as the address carries it; empty for every deal since the last meeting. */
export function choiceParams({
  scopeId,
  text,
  owners,
  review,
  overdue,
  since,
}: MeetingChoice): URLSearchParams {
  const params = new URLSearchParams()
  if (scopeId) params.set('scope', scopeId)
  else {
    if (text.trim()) params.set('q', text.trim())
    for (const owner of owners) params.append('owner', owner)
    for (const status of review) params.append('review', status)
    if (overdue) params.set('overdue', '1')
  }
  if (since) params.set('since', since)
  return params
}

/** The filter that is spelled out. One owner is the board's `owner`, so that both mean the same scope. */
export function filterOf({ text, owners, review, overdue }: MeetingChoice, me: string): PipelineFilter {
  const emails = owners.map((owner) => (owner === 'me' ? me : owner))
  const [only] = emails
  return {
    ...(text.trim() && { text: text.trim() }),
    ...(emails.length === 1 && { owner: only }),
    ...(emails.length > 1 && { owners: emails }),
    ...(review.length > 0 && { reviewStatus: review }),
    ...(overdue && { overdue: true }),
  }
}

function peopleWords(emails: readonly string[], people: readonly Pick<Owner, 'email' | 'name'>[]): string {
  const names = emails.map((email) => people.find((person) => person.email === email)?.name ?? email)
  return names.length > 3 ? `${names.slice(0, 2).join(', ')} and ${names.length - 2} more` : names.join(', ')
}

/** A name for a scope that nobody named: `Ana Costa, overdue`. */
export function filterName(filter: PipelineFilter, people: readonly Pick<Owner, 'email' | 'name'>[]): string {
  if (isEmptyFilter(filter)) return 'All deals'
  const { text, owner, owners = owner ? [owner] : [], reviewStatus = [], overdue } = filter
  const parts = [
    peopleWords(owners, people),
    reviewStatus.join(' or '),
    overdue ? 'overdue' : '',
    text ? `“${text}”` : '',
  ].filter(Boolean)
  const name = parts.join(', ').slice(0, 80)
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`
}

interface Reader {
  me: string
  people: readonly Pick<Owner, 'email' | 'name'>[]
  saved: readonly SavedScope[]
}

/** The scope that is meant. Undefined for a saved one that is gone, or is another's private one. */
export function scopeOf(choice: MeetingChoice, { me, people, saved }: Reader): Scope | undefined {
  if (choice.scopeId === undefined) {
    const filter = filterOf(choice, me)
    return { name: filterName(filter, people), filter }
  }
  const found = saved.find(({ id }) => id === choice.scopeId)
  return found && { name: found.name, filter: found.filter, savedId: found.id }
}
