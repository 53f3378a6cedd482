import { PartnerCentralSellingClient } from '@aws-sdk/client-partnercentral-selling'
import { inProcessHandler } from './in-process-handler'

export interface AccessKey {
  accessKeyId: string
  secretAccessKey: string
  sessionToken?: string
}

/** Where signed requests go. Without `credentials` AWS's usual chain finds them (variables, profile, role). */
export type Endpoint =
  | { to: 'handler'; fetch: (request: Request) => Promise<Response>; credentials: AccessKey }
  | { to: 'url'; url: string; region?: string; credentials?: AccessKey }
  | { to: 'aws'; region?: string; credentials?: AccessKey }

/** A host that cannot be reached is known in this time; how long an answer may take is up to each call. */
const connectionTimeoutMs = 1500

/** The SDK's client for an endpoint. It tries once: we decide what may be repeated, and each attempt spends quota. */
export function sdkClient(endpoint: Endpoint): PartnerCentralSellingClient {
  const common = { maxAttempts: 1, credentials: endpoint.credentials, customUserAgent: 'tandem' }
  const overNetwork = { ...common, requestHandler: { connectionTimeout: connectionTimeoutMs } }
  switch (endpoint.to) {
    case 'handler':
      return new PartnerCentralSellingClient({
        ...common,
        region: 'us-east-1',
        endpoint: 'http://partner-central.embedded',
        requestHandler: inProcessHandler(endpoint.fetch),
      })
    case 'url':
      return new PartnerCentralSellingClient({
        ...overNetwork,
        region: endpoint.region ?? 'us-east-1',
        endpoint: endpoint.url,
      })
    case 'aws':
      return new PartnerCentralSellingClient({ ...overNetwork, region: endpoint.region ?? 'us-east-1' })
  }
}
