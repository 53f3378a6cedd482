import type { NewOpportunity } from '@/lib/opportunity/new-opportunity'
import { hasPostalCodes } from '@/lib/opportunity/postal-code'
import { missingForSubmission, submissionPaths } from '@/lib/opportunity/submission'
import type { FieldIssue } from '@/lib/result'
import { paths } from './form-layout'

/** The form asks for the solution by the name of the call that takes it. */
export const solutionPath = 'RelatedEntityIdentifier'

function formPath(path: string): string {
  return path.startsWith('RelatedEntityIdentifiers.') ? solutionPath : path
}

/** What AWS still asks for before it reviews the deal, in the order of the form. */
export function missingIn(form: NewOpportunity): FieldIssue[] {
  return missingForSubmission(form, { involvement: form.AwsSubmission.InvolvementType })
    .map(({ path, message }) => ({ path: formPath(path), message }))
    .sort((a, b) => paths.indexOf(a.path) - paths.indexOf(b.path))
}

const asked = new Set(submissionPaths.map(formPath))

/** Whether AWS asks for this field sooner or later: states in one country, postal codes in most. */
export function isAsked(path: string, country: string): boolean {
  if (path === 'Customer.Account.Address.StateOrRegion') return country === 'US'
  if (path === 'Customer.Account.Address.PostalCode') return hasPostalCodes(country)
  return asked.has(path)
}
