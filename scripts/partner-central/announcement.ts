/** What a client needs to know. */
export interface Started {
  /** `http://127.0.0.1:8080` */
  endpoint: string
  region: string
  accessKeyId: string
  secretAccessKey: string
  /** The caller's account. */
  account: string
  /** Absent when nothing is kept. */
  dataDir?: string
  /** Since the process began. */
  seconds: number
}

/** For a person: where the service is, and what to copy into a shell. */
export function announcement(started: Started): string {
  const { endpoint, region, accessKeyId, secretAccessKey, account, dataDir, seconds } = started
  return `Partner Central is ready at ${endpoint} (after ${seconds.toFixed(2)} s), for account ${account}.
${dataDir ? `It keeps its records in ${dataDir}.` : 'It keeps its records in memory only.'}

For the AWS CLI, boto3 and every SDK:
  export AWS_ENDPOINT_URL_PARTNERCENTRAL_SELLING=${endpoint}
  export AWS_ACCESS_KEY_ID=${accessKeyId}
  export AWS_SECRET_ACCESS_KEY=${secretAccessKey}
  export AWS_REGION=${region} AWS_DEFAULT_REGION=${region}
  aws partnercentral-selling list-opportunities --catalog Sandbox
AWS_ENDPOINT_URL does it for all services; older clients take --endpoint-url or endpoint_url.

Press Ctrl+C to stop.
`
}

/** For a script: one line of JSON. */
export function announcementLine({ seconds, ...started }: Started): string {
  return `${JSON.stringify({ ...started, pid: process.pid })}\n`
}
