import type { ListTagsForResourceRequest } from '@aws-sdk/client-partnercentral-selling'
import type { Operation } from '../operation'
import type { Sent } from '../sent'
import { checkTaggable } from '../tags/taggable'
import { tagsOf } from '../tags/tags'

/** All tags of something of the caller's, by key. */
export const listTagsForResource: Operation<Sent<ListTagsForResourceRequest, 'ResourceArn'>> = {
  writes: false,
  async run({ ResourceArn }, context) {
    await checkTaggable(context, ResourceArn)
    return { Tags: await tagsOf(context, ResourceArn) }
  },
}
