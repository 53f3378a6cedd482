import { isUtf8 } from 'node:buffer'
import { randomUUID } from 'node:crypto'
import { Catalog } from '@/lib/opportunity/opportunity'
import { forbidden, issue, malformed, ServiceError, undecodable, unknownOperation } from './errors'
import { answerOnce } from './idempotency'
import { model } from './model'
import type { Answer, Context, Operation } from './operation'
import { operations } from './operations/registry'
import type { Quota } from './quota'
import { readBody } from './request-body'
import type { ReviewSchedule } from './review/schedule'
import type { Session, Store } from './store'
import { validate } from './validate'
import type { SignedRequest } from './verify'

const contentType = 'application/x-amz-json-1.0'

export interface Service {
  verify(request: SignedRequest): void
  quota: Quota
  store: Store
  reviews: ReviewSchedule
  /** The service's time. */
  clock(): Date
  /** The caller's time, for the Date header: clients correct their own clock by it. */
  signingClock(): Date
  context: Omit<Context, 'catalog' | 'now' | 'store'>
}

/** What every input of the service has, past validation. */
interface CommonInput {
  Catalog: string
}

/**
 * AWS JSON 1.0 over any transport: takes a signed request, gives the service's response, and throws nothing.
 * Order of checks as the reference has it (2.1): size, authentication, operation, parsing, throttling, validation,
 * existence, rules.
 */
export async function respond(service: Service, request: Request): Promise<Response> {
  const requestId = randomUUID()
  const date = service.signingClock().toUTCString()
  try {
    return response(200, await answer(service, request), requestId, date)
  } catch (error) {
    const known = error instanceof ServiceError ? error : internal(error, requestId)
    const body = { __type: known.type, Message: known.message, ...known.members }
    return response(known.status, body, requestId, date)
  }
}

async function answer(service: Service, request: Request): Promise<Answer> {
  const body = await readBody(request)
  service.verify({ method: request.method, url: new URL(request.url), headers: request.headers, body })
  const { name, operation } = operationFor(request)
  const now = service.clock()
  const { input, issues } = validate<CommonInput>(inputShape(name), parsed(body))
  service.quota(name, now)
  if (issues.length > 0) throw malformed(issues)
  const catalog = knownCatalog(input)
  await service.reviews.apply(now)
  const run = (store: Session) => {
    const context = { ...service.context, catalog, now, store }
    return answerOnce(name, input, context, () => operation.run(input as never, context))
  }
  if (!operation.writes) return run(service.store.read)
  const result = await service.store.write(run)
  service.reviews.changed()
  return result
}

function operationFor(request: Request): { name: string; operation: Operation<never> } {
  const target = request.headers.get('x-amz-target') ?? ''
  const [prefix, name = ''] = target.split('.')
  const operation = operations.get(name)
  if (request.method !== 'POST' || prefix !== model.targetPrefix || !operation) throw unknownOperation()
  return { name, operation }
}

function inputShape(operation: string): string {
  return model.operations[operation]?.input ?? operation
}

function parsed(body: Buffer): unknown {
  if (!isUtf8(body)) throw undecodable('The request body is not valid UTF-8')
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    // The parser's own message quotes the body.
    throw undecodable('The request body is not valid JSON')
  }
}

/** The model lets any word pass; two exist. Source: reference, section 3 and rule C1. */
function knownCatalog(input: CommonInput): Catalog {
  const catalog = Catalog.safeParse(input.Catalog)
  if (catalog.success) return catalog.data
  throw forbidden([
    issue('catalog', 'INVALID_ENUM_VALUE', `catalog must be one of ${Catalog.options.join(', ')}`),
  ])
}

function internal(error: unknown, requestId: string): ServiceError {
  console.error(`Embedded Partner Central failed on request ${requestId}:`, error)
  return new ServiceError('InternalServerException', `Internal failure, request ${requestId}`, 500)
}

function response(status: number, body: Answer, requestId: string, date: string): Response {
  const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body)
  const bytes = Buffer.from(text)
  return new Response(bytes, {
    status,
    headers: {
      'content-type': contentType,
      'content-length': String(bytes.byteLength),
      date,
      'x-amzn-requestid': requestId,
    },
  })
}
