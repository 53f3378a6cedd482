import * as z from 'zod'
import { fields } from '@/lib/form/fields'
import { fillForm } from '@/lib/form/fill-form'
import { judged } from '@/lib/form/judge'
import { blankSpend, OpportunityDraft } from './draft'
import { requiredChoice } from './draft-fields'
import { draftRules } from './draft-rules'
import type { PlainDate } from './plain-date'
import { isClosed, stages } from './stage'

/** A deal is reported while it can still be won. */
const startStages = stages.filter((stage) => !isClosed(stage))

const { LifeCycle, Project, ...rest } = OpportunityDraft.shape

/**
 * The form of a new opportunity: the draft, the solution to associate and how AWS is to be involved, which are calls of
 * their own and keep those calls' member names (AssociateOpportunity, StartEngagementFromOpportunityTask).
 */
const NewOpportunityForm = z.strictObject({
  Project,
  LifeCycle: LifeCycle.extend({
    Stage: requiredChoice(startStages, 'Choose a stage').register(fields, {
      label: 'Stage',
      section: 'Plan',
    }),
  }),
  ...rest,
  RelatedEntityIdentifier: z.string().max(255).register(fields, {
    label: 'Solution',
    section: 'Solution',
    control: 'combobox',
    options: [],
    wide: true,
    help: 'The registered solution that the customer would get. AWS wants one before it reviews a deal.',
  }),
  AwsSubmission: z.strictObject({
    InvolvementType: requiredChoice(
      ['Co-Sell', 'For Visibility Only'],
      'Choose how AWS should be involved',
    ).register(fields, {
      label: 'How should AWS be involved?',
      section: 'Working with AWS',
      control: 'choice',
      order: -1,
      options: [
        {
          value: 'Co-Sell',
          label: 'Co-sell',
          hint: 'An AWS seller works on the deal with you. Say below what you need from them.',
        },
        {
          value: 'For Visibility Only',
          label: 'For visibility only',
          hint: 'AWS sees the deal and counts it, and nobody from AWS joins. You can ask for help later.',
        },
      ],
    }),
  }),
})
export type NewOpportunity = z.infer<typeof NewOpportunityForm>

/** The new opportunity form with every rule. `today` is the UTC day, for tests. */
export function newOpportunity(today?: () => PlainDate): z.ZodType<NewOpportunity, NewOpportunity> {
  return judged(NewOpportunityForm, { rules: draftRules(today) })
}

export const NewOpportunity = newOpportunity()

/** What the form opens with. */
export function blankOpportunity(): NewOpportunity {
  return fillForm(NewOpportunityForm, {
    LifeCycle: { Stage: 'Prospect' },
    OpportunityType: 'Net New Business',
    Project: { ExpectedCustomerSpend: [blankSpend] },
    Marketing: { Source: 'None' },
    AwsSubmission: { InvolvementType: 'Co-Sell' },
  })
}

/** The form without what is not the record's: the same answers as an edit of the record once it exists. */
export function draftIn(form: NewOpportunity): OpportunityDraft {
  const { RelatedEntityIdentifier: _solution, AwsSubmission: _submission, ...draft } = form
  return draft
}

/** The members CreateOpportunity takes, without the empty ones: AWS reads an empty string as a value. */
export function createInput(form: NewOpportunity): Record<string, unknown> {
  return { Origin: 'Partner Referral', ...(filled(draftIn(form)) as Record<string, unknown>) }
}

function filled(value: unknown): unknown {
  if (Array.isArray(value)) return value.length > 0 ? value.map(filled) : undefined
  if (typeof value !== 'object' || value === null) return value === '' ? undefined : value
  const members = Object.entries(value)
    .map(([name, member]) => [name, filled(member)] as const)
    .filter(([, member]) => member !== undefined)
  return members.length > 0 ? Object.fromEntries(members) : undefined
}
