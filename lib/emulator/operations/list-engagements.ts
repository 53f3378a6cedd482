import type { ListEngagementsRequest } from '@aws-sdk/client-partnercentral-selling'
import { engagementArn } from '../arns'
import { contextTypesOf } from '../engagements/engagements'
import { engagementsPage } from '../engagements/listing'
import { identifiedAll } from '../identifiers'
import { formatInstant } from '../instant'
import { pageOf } from '../list/page'
import { defaultPageSize } from '../list/paging'
import type { Operation } from '../operation'
import type { Sent } from '../sent'

const name = 'ListEngagements'

/** Engagements that the caller is a member of, the newest first unless asked otherwise. */
export const listEngagements: Operation<Sent<ListEngagementsRequest, 'Catalog'>> = {
  writes: false,
  async run(input, context) {
    const limit = input.MaxResults ?? defaultPageSize
    const rows = await engagementsPage(context, {
      order: input.Sort?.SortOrder ?? 'DESCENDING',
      after: context.pager.read(name, input),
      limit,
      ids: identifiedAll(context, 'engagement', input.EngagementIdentifier, 'engagementIdentifier'),
      createdBy: input.CreatedBy,
      notCreatedBy: input.ExcludeCreatedBy,
      contextTypes: input.ContextTypes,
      notContextTypes: input.ExcludeContextTypes,
    })
    const { page, token } = pageOf(rows, limit, ({ createdAt }) => createdAt, context, name, input)
    return {
      EngagementSummaryList: page.map((engagement) => ({
        Arn: engagementArn(engagement.catalog, engagement.id),
        Id: engagement.id,
        Title: engagement.title,
        CreatedAt: formatInstant(engagement.createdAt),
        CreatedBy: engagement.createdBy,
        MemberCount: engagement.memberCount,
        ModifiedAt: formatInstant(engagement.modifiedAt),
        ModifiedBy: engagement.modifiedBy,
        ContextTypes: contextTypesOf(engagement),
      })),
      ...token,
    }
  },
}
