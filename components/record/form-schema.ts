import type * as z from 'zod'
import type { OpportunityDraft } from '@/lib/opportunity/draft'

/** Judges the values of a form on a record. */
export type FormSchema = z.ZodType<OpportunityDraft, OpportunityDraft>
