import { createHash, createHmac } from 'node:crypto'
import { model } from '../model/model'
import type { Call } from '../transport/call'

export interface Keys {
  accessKeyId: string
  secretAccessKey: string
}

/** What a test may get wrong, and sign. */
export interface WrongHeaders {
  contentType?: string
  target?: string
}

/**
 * Signs calls as the AWS CLI does. The key of the day is derived once, so this costs microseconds.
 * @param date The one instant at which everything is signed.
 */
export function createSigner({ accessKeyId, secretAccessKey }: Keys, date: Date) {
  const timestamp = date.toISOString().replace(/[-:]|\.\d{3}/g, '')
  const scope = [timestamp.slice(0, 8), 'us-east-1', model.signingName, 'aws4_request']
  const key = scope.reduce<string | Buffer>(
    (secret, part) => createHmac('sha256', secret).update(part).digest(),
    `AWS4${secretAccessKey}`,
  )
  const host = 'partner-central.test'
  const signedHeaders = 'content-type;host;x-amz-date;x-amz-target'

  return (operation: string, body: Buffer, wrong: WrongHeaders = {}): Call => {
    const { contentType = 'application/x-amz-json-1.0' } = wrong
    const { target = `${model.targetPrefix}.${operation}` } = wrong
    const canonical = [
      'POST',
      '/',
      '',
      `content-type:${contentType}`,
      `host:${host}`,
      `x-amz-date:${timestamp}`,
      `x-amz-target:${target}`,
      '',
      signedHeaders,
      sha256(body),
    ].join('\n')
    const toSign = ['AWS4-HMAC-SHA256', timestamp, scope.join('/'), sha256(canonical)].join('\n')
    const signature = createHmac('sha256', key).update(toSign).digest('hex')
    return {
      method: 'POST',
      path: '/',
      headers: {
        'content-type': contentType,
        host,
        'x-amz-date': timestamp,
        'x-amz-target': target,
        authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope.join('/')}, SignedHeaders=${signedHeaders}, Signature=${signature}`,
      },
      body,
    }
  }
}

function sha256(data: Buffer | string): string {
  return createHash('sha256').update(data).digest('hex')
}
