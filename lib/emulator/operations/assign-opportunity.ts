import type { AssignOpportunityRequest } from '@aws-sdk/client-partnercentral-selling'
import { issue, refuse } from '../errors'
import { existingOpportunity } from '../existing-opportunity'
import type { Operation } from '../operation'
import { recordChanged } from '../record-changed'
import { teamWith, titleIssues } from '../rules/team'
import type { Sent } from '../sent'

type Input = Sent<AssignOpportunityRequest, 'Catalog' | 'Identifier' | 'Assignee'>

/**
 * Replaces the owner or the partner account manager. AWS asks that an owner be a Partner Central user; the API has no
 * list of users and neither has the embedded service, so anybody may be. Source: reference, sections 7.1 and 11.
 */
export const assignOpportunity: Operation<Input> = {
  writes: true,
  async run({ Identifier, Assignee }, context) {
    const record = await existingOpportunity(context, Identifier)
    refuse(titleIssues('assignee.businessTitle', Assignee.BusinessTitle))
    if (record.document.LifeCycle.ReviewStatus === 'Rejected') {
      refuse([issue('assignee', 'ACTION_NOT_PERMITTED', 'A rejected opportunity cannot be assigned')])
    }
    record.document.OpportunityTeam = teamWith(record.document.OpportunityTeam, Assignee)
    await recordChanged(record, context)
    return undefined
  },
}
