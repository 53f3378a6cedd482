import type { UntagResourceRequest } from '@aws-sdk/client-partnercentral-selling'
import type { Operation } from '../operation'
import type { Sent } from '../sent'
import { checkTaggable } from '../tags/taggable'
import { removeTags } from '../tags/tags'

/** Takes tags away by their keys; keys that are not there do no harm. */
export const untagResource: Operation<Sent<UntagResourceRequest, 'ResourceArn' | 'TagKeys'>> = {
  writes: true,
  async run({ ResourceArn, TagKeys }, context) {
    await checkTaggable(context, ResourceArn)
    await removeTags(context, ResourceArn, TagKeys)
    return {}
  },
}
