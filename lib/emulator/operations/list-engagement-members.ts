import type { ListEngagementMembersRequest } from '@aws-sdk/client-partnercentral-selling'
import { existingEngagement } from '../engagements/engagements'
import { membersOf } from '../engagements/members'
import type { Operation } from '../operation'
import type { Sent } from '../sent'

const name = 'ListEngagementMembers'

/** The most that a page may hold, and what it holds when nothing is said. */
const defaultSize = 10

/** Who is in an engagement, in the order they joined; only members are told. */
export const listEngagementMembers: Operation<Sent<ListEngagementMembersRequest, 'Catalog' | 'Identifier'>> =
  {
    writes: false,
    async run(input, context) {
      const { id } = await existingEngagement(context, input.Identifier, 'identifier')
      const members = await membersOf(context, id)
      const after = context.pager.read(name, input)
      const start = members.findIndex(({ account }) => account === after?.key) + 1
      const end = start + (input.MaxResults ?? defaultSize)
      const last = members[end - 1]
      return {
        EngagementMemberList: members.slice(start, end).map(({ account, company, website }) => ({
          AccountId: account,
          CompanyName: company || undefined,
          WebsiteUrl: website,
        })),
        ...(last &&
          end < members.length && {
            NextToken: context.pager.write(name, input, { key: last.account, number: end }),
          }),
      }
    },
  }
