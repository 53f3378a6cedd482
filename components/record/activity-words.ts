import { isEmpty, isItemList, isMembers } from '@/lib/opportunity/changes'
import type { Author, FieldChange, HistoryEntry } from '@/lib/opportunity/history'
import { recordSpecs } from '@/lib/opportunity/record-specs'
import type { ReviewStatus } from '@/lib/opportunity/review'
import { specAt, wordsFor } from './field-words'

const form = wordsFor(recordSpecs)

function memberName(item: Record<string, unknown>): string {
  const name = [item.FirstName, item.LastName].filter((part) => !isEmpty(part)).join(' ')
  return name || String(item.Email ?? '')
}

/** A value as text to read; `''` for none. Days are formatted by `day`. */
export function activityText(path: string, value: unknown, day: (date: string) => string): string {
  if (isEmpty(value)) return ''
  const spec = specAt(recordSpecs, path)
  if (spec?.control === 'date' && typeof value === 'string') return day(value)
  if (spec || !isItemList(value)) return form.words(path, value)
  return value.filter(isMembers).map(memberName).filter(Boolean).join('\n')
}

/**
 * Of a list, what came and what went, each item in words; undefined for anything else. An item that changed went and
 * came.
 * @param nameOf The name of a linked solution, when it is known.
 */
export function listChange(
  { path, was, now }: FieldChange,
  nameOf: (entity: string) => string,
): { added: string[]; removed: string[] } | undefined {
  if (!Array.isArray(was) && !Array.isArray(now)) return undefined
  const words = (value: unknown) =>
    (Array.isArray(value) ? value : [])
      .filter((item) => !isEmpty(item))
      .map((item) => nameOf(activityText(path, [item], String)))
  const [before, after] = [words(was), words(now)]
  const added = after.filter((item) => !before.includes(item))
  const removed = before.filter((item) => !after.includes(item))
  return added.length + removed.length > 0 ? { added, removed } : undefined
}

export function authorName(who: Author, userId: string): string {
  switch (who.kind) {
    case 'user':
      return who.userId === userId ? 'You' : who.name
    case 'aws':
      return 'AWS'
    case 'other':
      return 'Another system'
  }
}

function reviewVerb(status: ReviewStatus, who: Author): string {
  switch (status) {
    case 'Pending Submission':
      return 'made it a draft again'
    case 'Submitted':
      return 'sent it to AWS'
    case 'In review':
      return who.kind === 'aws' ? 'started the review' : 'sent it to AWS'
    case 'Action Required':
      return 'asked for changes'
    case 'Approved':
      return 'approved it'
    case 'Rejected':
      return 'declined it'
  }
}

/** An entry in a sentence, and the changes it leaves to tell. */
export interface Headline {
  subject: string
  verb: string
  rest: FieldChange[]
}

/** "Ana Ruiz moved it to Committed", with the changes that the sentence does not tell. */
export function headlineOf({ kind, who, changes }: HistoryEntry, userId: string): Headline {
  const subject = authorName(who, userId)
  const changeOf = (path: string) => changes.find((change) => change.path === path)
  const restOf = (told: FieldChange) => changes.filter((change) => change !== told)
  if (kind === 'created') {
    return who.kind === 'user'
      ? { subject, verb: 'created this opportunity', rest: [] }
      : { subject: 'This opportunity', verb: 'was created', rest: [] }
  }
  if (kind === 'gone') return { subject, verb: 'no longer returns this opportunity', rest: [] }
  if (kind === 'returned') return { subject, verb: 'returns this opportunity again', rest: [] }

  const review = changeOf('LifeCycle.ReviewStatus')
  if (review) {
    // The words of an earlier decision go with it; that is no news.
    const rest = restOf(review).filter(
      ({ path, now }) => !path.startsWith('LifeCycle.Review') || !isEmpty(now),
    )
    return { subject, verb: reviewVerb(review.now as ReviewStatus, who), rest }
  }
  const stage = changeOf('LifeCycle.Stage')
  if (stage) return { subject, verb: `moved it from ${stage.was} to ${stage.now}`, rest: restOf(stage) }
  const [only] = changes
  if (changes.length > 1 || !only) return { subject, verb: `changed ${changes.length} fields`, rest: changes }
  if (only.path === 'LifeCycle.NextSteps') {
    return {
      subject,
      verb: isEmpty(only.now) ? 'cleared the next step' : 'wrote a next step',
      rest: changes,
    }
  }
  return { subject, verb: 'changed one field', rest: changes }
}
