import type { CreateEngagementRequest } from '@aws-sdk/client-partnercentral-selling'
import { engagementArn } from '../arns'
import { contextIssues } from '../engagements/contexts'
import { createEngagement as create } from '../engagements/engagements'
import { refuse } from '../errors'
import { formatInstant } from '../instant'
import type { Operation } from '../operation'
import type { Wire } from '../record'
import type { Sent } from '../sent'

type Input = Sent<CreateEngagementRequest, 'Catalog' | 'ClientToken'>

/** A new engagement with the caller as its only member. Source: reference, section 14. */
export const createEngagement: Operation<Input> = {
  writes: true,
  async run({ Title, Description, Contexts = [] }, context) {
    refuse(Contexts.flatMap((each) => contextIssues(each, 'contexts')))
    const engagement = await create(context, context, {
      title: Title,
      description: Description,
      contexts: Contexts as unknown as Wire<typeof Contexts>,
    })
    const { catalog, id, modifiedAt } = engagement
    return { Id: id, Arn: engagementArn(catalog, id), ModifiedAt: formatInstant(modifiedAt) }
  },
}
