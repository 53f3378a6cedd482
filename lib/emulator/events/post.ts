import { request as requestOverHttp } from 'node:http'
import { request as requestOverHttps } from 'node:https'

/**
 * POSTs a JSON text and tells the status of the answer, whose body nobody reads. Not by `fetch`, which inside Next is
 * Next's own and keeps what it fetched for the request it thinks it serves.
 * @throws Error when there is no answer.
 */
export function postJson(
  address: string,
  headers: Record<string, string>,
  body: string,
  signal: AbortSignal,
): Promise<number> {
  const url = new URL(address)
  const request = url.protocol === 'https:' ? requestOverHttps : requestOverHttp
  return new Promise((resolve, reject) => {
    const sent = request(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
      signal,
    })
    sent.on('response', (answer) => {
      // The rest of an answer may fail to come; its status has.
      answer.on('error', () => {})
      answer.resume()
      resolve(answer.statusCode ?? 0)
    })
    sent.on('error', reject)
    sent.end(body)
  })
}
