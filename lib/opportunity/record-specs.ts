import { describeForm } from '@/lib/form/field-spec'
import { OpportunityDraft } from './draft'

/** Every field of a record's form. Apart from the form, so that the server can name fields too. */
export const recordSpecs = describeForm(OpportunityDraft)
