import {
  ListEngagementInvitationsCommand,
  StartEngagementByAcceptingInvitationTaskCommand,
} from '@aws-sdk/client-partnercentral-selling'
import type { Catalog } from '@/lib/opportunity/opportunity'
import { type Endpoint, sdkClient } from '@/lib/partner-central/endpoint'

/** How the demo takes on what AWS brings. */
export interface Referrals {
  /** The invitation to the deal that AWS has just referred. */
  newest(): Promise<string>
  /** Accepts it: from then on the deal is ours to work on, approved without a review. */
  accept(invitation: string): Promise<void>
}

/** Invitations to deals at `endpoint`, with the API's own operations. */
export function referralsAt(Catalog: Catalog, endpoint: Endpoint): Referrals {
  const client = sdkClient(endpoint)
  return {
    async newest() {
      const { EngagementInvitationSummaries: [newest] = [] } = await client.send(
        new ListEngagementInvitationsCommand({
          Catalog,
          ParticipantType: 'RECEIVER',
          Status: ['PENDING'],
          Sort: { SortBy: 'InvitationDate', SortOrder: 'DESCENDING' },
          MaxResults: 1,
        }),
      )
      if (!newest?.Id) throw new Error('AWS referred a deal to the demo without an invitation')
      return newest.Id
    },
    async accept(Identifier) {
      const command = new StartEngagementByAcceptingInvitationTaskCommand({ Catalog, Identifier })
      const { TaskStatus, Message } = await client.send(command)
      if (TaskStatus === 'FAILED') throw new Error(`The demo could not accept a referral: ${Message}`)
    },
  }
}
