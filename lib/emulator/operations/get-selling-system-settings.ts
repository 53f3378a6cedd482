import type { GetSellingSystemSettingsRequest } from '@aws-sdk/client-partnercentral-selling'
import { notFound } from '../errors'
import type { Operation } from '../operation'
import type { Sent } from '../sent'
import { snapshotJobRole } from '../settings/settings'

/** What PutSellingSystemSettings has set; nothing is there before. */
export const getSellingSystemSettings: Operation<Sent<GetSellingSystemSettingsRequest, 'Catalog'>> = {
  writes: false,
  async run(_input, context) {
    const arn = await snapshotJobRole(context)
    if (arn === undefined) throw notFound('selling-system-settings')
    return { Catalog: context.catalog, ResourceSnapshotJobRoleArn: arn }
  },
}
