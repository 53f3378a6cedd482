import type { TagResourceRequest } from '@aws-sdk/client-partnercentral-selling'
import { refuse } from '../errors'
import type { Operation } from '../operation'
import { tagIssues } from '../rules/tags'
import type { Sent } from '../sent'
import { checkTaggable } from '../tags/taggable'
import { addTags } from '../tags/tags'

/** Tags something of the caller's: an opportunity, a solution or a snapshot job. Its version stays as it is. */
export const tagResource: Operation<Sent<TagResourceRequest, 'ResourceArn' | 'Tags'>> = {
  writes: true,
  async run({ ResourceArn, Tags }, context) {
    await checkTaggable(context, ResourceArn)
    refuse(tagIssues(Tags))
    await addTags(context, ResourceArn, Tags)
    return {}
  },
}
