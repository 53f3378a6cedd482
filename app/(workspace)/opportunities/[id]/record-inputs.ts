import * as z from 'zod'
import { associationKinds } from '@/lib/opportunity/associations'
import type { OpportunityDraft } from '@/lib/opportunity/draft'
import { LastModifiedDate, OpportunityId } from '@/lib/opportunity/opportunity'
import { PlainDate } from '@/lib/opportunity/plain-date-schema'

/*
 * What the record's screens may send to its actions.
 */

/** The draft itself is judged against the stored record, because an edit answers only for what it changes. */
export const RecordEdit = z.strictObject({
  id: OpportunityId,
  seen: LastModifiedDate,
  draft: z.custom<OpportunityDraft>((value) => typeof value === 'object' && value !== null),
  /** A change that was stopped and that this edit stands in for. */
  replaces: z.uuid().optional(),
})

/**
 * An answer to AWS. Its form is never opened with a stopped change, so it stands in for none: such a change is looked at
 * in the record's own form, whose edit takes its place and is submitted again as it was to be.
 */
export const RecordAnswer = RecordEdit.omit({ replaces: true })

export const NextStep = z.strictObject({
  id: OpportunityId,
  seen: LastModifiedDate,
  text: z.string().trim().max(255, 'Keep this to 255 characters'),
  /** A new one, where AWS takes the next step only with it. */
  closeDate: PlainDate.optional(),
})

const types = associationKinds.map(({ type }) => type)

export const AssociationChange = z
  .strictObject({ id: OpportunityId, type: z.enum(types), entity: z.string().trim().min(1).max(255) })
  .refine(
    ({ type, entity }) => associationKinds.some((kind) => kind.type === type && kind.pattern.test(entity)),
    {
      path: ['RelatedEntityIdentifier'],
      message: 'This is not an identifier of that kind',
    },
  )

export const Submission = z
  .strictObject({
    id: OpportunityId,
    involvement: z.enum(['Co-Sell', 'For Visibility Only']),
    visibility: z.enum(['Full', 'Limited']),
    /** Made once per attempt, so that a repeated call does not submit twice. */
    token: z.uuid(),
  })
  .refine(({ involvement, visibility }) => involvement !== 'Co-Sell' || visibility === 'Full', {
    path: ['Visibility'],
    message: 'Co-selling needs full visibility',
  })
