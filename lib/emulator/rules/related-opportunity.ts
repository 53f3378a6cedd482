import type { Content } from '../content'
import { type Issue, issue, unknownResourceText } from '../errors'
import type { Context } from '../operation'

/** C16: an opportunity of the caller in this catalog, and not the record itself. */
export async function relatedOpportunityIssues(
  content: Content,
  ownId: string | undefined,
  context: Context,
): Promise<Issue[]> {
  const id = content.Project?.RelatedOpportunityIdentifier
  if (!id) return []
  const field = 'project.relatedOpportunityIdentifier'
  if (id === ownId) return [issue(field, 'INVALID_VALUE', 'An opportunity cannot be related to itself')]
  if (await context.store.opportunityJson(context, id)) return []
  return [issue(field, 'INVALID_VALUE', unknownResourceText(id))]
}
