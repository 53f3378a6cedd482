import type { PutSellingSystemSettingsRequest } from '@aws-sdk/client-partnercentral-selling'
import { roleArn } from '../arns'
import { notFound } from '../errors'
import type { Operation } from '../operation'
import type { Sent } from '../sent'
import { setSnapshotJobRole } from '../settings/settings'

/**
 * Replaces the settings of the account and catalog: without a role there is none afterwards. The role may go by its name
 * or its ARN. Snapshot jobs run here whether there is one or not.
 * @throws ServiceError ResourceNotFoundException for a role of another account.
 */
export const putSellingSystemSettings: Operation<Sent<PutSellingSystemSettingsRequest, 'Catalog'>> = {
  writes: true,
  async run({ ResourceSnapshotJobRoleIdentifier: role }, context) {
    const arn = role && (role.startsWith('arn:') ? role : roleArn(context.account, role))
    if (role && !arn?.startsWith(roleArn(context.account, ''))) throw notFound(role)
    await setSnapshotJobRole(context, arn)
    return { Catalog: context.catalog, ...(arn && { ResourceSnapshotJobRoleArn: arn }) }
  },
}
