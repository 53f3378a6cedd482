import * as z from 'zod'
import type { FieldIssue } from '@/lib/form/field-issue'
import { describeLike } from '@/lib/form/peel'
import { withChanges } from './changes'
import { draftOf, OpportunityDraft } from './draft'
import { opportunityEdit, utcToday } from './draft-rules'
import { editableAt } from './editability'
import type { Opportunity } from './opportunity'
import type { PlainDate } from './plain-date'
import { stateOf } from './record-state'
import { missingForSubmission } from './submission'

/** What AWS would ask for again, in the fields that are open while it waits. */
function stillMissing(opportunity: Opportunity, draft: OpportunityDraft, today: PlainDate): FieldIssue[] {
  const isOpen = editableAt(stateOf(opportunity))
  return missingForSubmission(withChanges(opportunity, draft), { today }).filter(({ path }) => isOpen(path))
}

/**
 * The schema for answering AWS's Action Required with an edit of `opportunity`. Stricter than an edit: the answer is a
 * submission, so an open field must be right even when the seller has not touched it.
 */
export function reviewAnswer(
  opportunity: Opportunity,
  today: () => PlainDate = utcToday,
): z.ZodType<OpportunityDraft, OpportunityDraft> {
  const edit = opportunityEdit(draftOf(opportunity), today)
  const answer = z.unknown().transform((values, context) => {
    const parsed = edit.safeParse(values as OpportunityDraft)
    const found = parsed.success ? [] : parsed.error.issues
    for (const { path, message } of found) context.addIssue({ code: 'custom', path: [...path], message })
    const known = new Set(found.map(({ path }) => path.map(String).join('.')))
    const draft = parsed.success ? parsed.data : (values as OpportunityDraft)
    for (const { path, message } of stillMissing(opportunity, draft, today())) {
      if (![...known].some((wrong) => wrong === path || wrong.startsWith(`${path}.`))) {
        context.addIssue({ code: 'custom', path: path.split('.'), message })
      }
    }
    return draft
  }) as unknown as z.ZodType<OpportunityDraft, OpportunityDraft>
  describeLike(answer, OpportunityDraft)
  return answer
}
