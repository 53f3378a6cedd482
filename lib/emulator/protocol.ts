import { randomUUID } from 'node:crypto'
import { Catalog } from '@/lib/opportunity/opportunity'
import { accessDenied, isAllowed } from './access/permissions'
import type { Agenda } from './agenda'
import { catalogOf } from './arns'
import type { Call, Reply } from './call'
import { forbidden, issue, malformed, ServiceError, unknownOperation } from './errors'
import type { Herald, Tell } from './events/herald'
import type { ServiceEvent } from './events/service-event'
import { failureTrace } from './failure-trace'
import { answerOnce } from './idempotency'
import { model } from './model'
import type { Answer, Context, Operation } from './operation'
import { operations } from './operations/registry'
import type { Quota } from './quota'
import type { Session, Store } from './store'
import { parseStrictly } from './strict-json'
import { validate } from './validate'
import type { Verifier } from './verify'

const contentType = 'application/x-amz-json-1.0'

export interface Service {
  verify: Verifier
  quota: Quota
  store: Store
  agenda: Agenda
  herald: Pick<Herald, 'write'>
  /** The service's time. */
  clock(): Date
  /** The caller's time, for the Date header: clients correct their own clock by it. */
  signingClock(): Date
  context: Pick<Context, 'chance' | 'pager' | 'reviewer' | 'incompleteCreates'>
}

/** What every input of the service has, past validation: a catalog, or the ARN of what is tagged. */
interface CommonInput {
  Catalog?: string
  ResourceArn?: string
}

/**
 * AWS JSON 1.0 over any transport: takes a signed call, gives the service's reply, and throws nothing.
 * Order of checks as the reference has it (2.1): size (the transport's part), authentication, operation, parsing,
 * throttling, permission, validation, existence, rules.
 * @param call Or the error that its transport met while it read the body.
 */
export async function respond(service: Service, call: Call | ServiceError): Promise<Reply> {
  const requestId = randomUUID()
  const date = service.signingClock().toUTCString()
  try {
    if (call instanceof ServiceError) throw call
    return reply(200, await answer(service, call), requestId, date)
  } catch (error) {
    const known = error instanceof ServiceError ? error : internal(error, requestId)
    const body = { __type: known.type, Message: known.message, ...known.members }
    return reply(known.status, body, requestId, date)
  }
}

async function answer(service: Service, call: Call): Promise<Answer> {
  const { account, company, allow } = service.verify(call)
  const { name, operation } = operationFor(call)
  const now = service.clock()
  const { input, issues } = validate<CommonInput>(inputShape(name), parseStrictly(call.body))
  service.quota(account, name, now)
  if (!isAllowed(allow, name, input)) throw accessDenied(account, name)
  if (issues.length > 0) throw malformed(issues)
  const catalog = knownCatalog(input)
  await service.agenda.apply(now)
  const run = (store: Session, tell: Tell) => {
    const emit = (event: ServiceEvent) => tell(event, now)
    const may = (action: string) => isAllowed(allow, action, { Catalog: catalog })
    const context: Context = { ...service.context, account, company, may, catalog, now, store, emit }
    return answerOnce(name, input, context, () => operation.run(input as never, context))
  }
  return operation.writes ? service.herald.write(run) : run(service.store.read, silently)
}

/** Who only reads has nothing to tell. */
const silently: Tell = () => {}

function operationFor({ method, headers }: Call): { name: string; operation: Operation<never> } {
  const [prefix, name = '', ...rest] = (headers['x-amz-target'] ?? '').split('.')
  const operation = operations.get(name)
  const isAddressed = method === 'POST' && prefix === model.targetPrefix && rest.length === 0
  if (!isAddressed || !isOurContentType(headers['content-type']) || !operation) throw unknownOperation()
  return { name, operation }
}

/** Protocol and target together name an operation, so the same target in another protocol is none of ours. */
function isOurContentType(header = ''): boolean {
  if (header === contentType) return true
  const [type = ''] = header.split(';')
  return type.trim().toLowerCase() === contentType
}

function inputShape(operation: string): string {
  return model.operations[operation]?.input ?? operation
}

/** The model lets any word pass; two exist. Source: reference, section 3 and rule C1. */
function knownCatalog({ Catalog: named, ResourceArn }: CommonInput): Catalog {
  const catalog = Catalog.safeParse(named ?? catalogOf(ResourceArn ?? ''))
  if (catalog.success) return catalog.data
  const field = named === undefined ? 'resourceArn' : 'catalog'
  const message = `${field} must name one of the catalogs ${Catalog.options.join(', ')}`
  throw forbidden([issue(field, 'INVALID_ENUM_VALUE', message)])
}

function internal(error: unknown, requestId: string): ServiceError {
  console.error(`Embedded Partner Central failed on request ${requestId}: ${failureTrace(error)}`)
  return new ServiceError('InternalServerException', `Internal failure, request ${requestId}`, 500)
}

function reply(status: number, answered: Answer, requestId: string, date: string): Reply {
  const body =
    answered === undefined ? '' : typeof answered === 'string' ? answered : JSON.stringify(answered)
  return {
    status,
    headers: {
      'content-type': contentType,
      'content-length': String(Buffer.byteLength(body)),
      date,
      'x-amzn-requestid': requestId,
    },
    body,
  }
}
