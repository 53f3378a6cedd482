import { opportunityArn, snapshotJobArn, solutionArn } from '../arns'
import { forbidden, issue, notFound } from '../errors'
import type { Context } from '../operation'
import { findJob } from '../snapshots/jobs'
import { solutionNamed } from '../solutions'

/** How to find what an ARN names, by the word before its id. Only these carry tags. Source: reference, section 14. */
const kinds: Record<string, (context: Context, id: string) => Promise<string | undefined>> = {
  async opportunity(context, id) {
    const record = await context.store.opportunity(context, id)
    return record && opportunityArn(context.account, context.catalog, id)
  },
  async solution({ account, catalog }, id) {
    return solutionNamed(catalog, id) && solutionArn(account, catalog, id)
  },
  async 'resource-snapshot-job'(context, id) {
    const job = await findJob(context, id)
    return job && snapshotJobArn(context.account, context.catalog, id)
  },
}

/**
 * Sees to it that an ARN names something of the caller's that can carry tags.
 * @throws ServiceError ValidationException for the ARN of another kind of thing; ResourceNotFoundException for anything
 *   that is not there, or not the caller's.
 */
export async function checkTaggable(context: Context, arn: string): Promise<void> {
  const [, kind = '', id = ''] = /:catalog\/[a-zA-Z]+\/([^/]+)\/(.+)$/.exec(arn) ?? []
  const find = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined
  if (!find) {
    throw forbidden([issue('resourceArn', 'INVALID_VALUE', 'A resource of this type cannot carry tags')])
  }
  if ((await find(context, id)) !== arn) throw notFound(arn)
}
