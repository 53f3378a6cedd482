import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { Catalog } from '@/lib/opportunity/opportunity'
import { accessDenied, isAllowed } from './access/permissions'
import type { Verifier } from './access/verify'
import type { Agenda } from './agenda'
import { catalogOf } from './arns'
import type { Control } from './control'
import { forbidden, issue, malformed, ServiceError, unknownOperation } from './errors'
import type { Herald, Tell } from './events/herald'
import type { ServiceEvent } from './events/service-event'
import { failureTrace } from './failure-trace'
import { ConnectionDropped } from './faults/connection-dropped'
import type { Faults, Strike } from './faults/faults'
import type { StaleViews } from './faults/stale-views'
import { answerOnce } from './idempotency'
import { pagerOf } from './list/paging'
import { model } from './model/model'
import { parseStrictly } from './model/strict-json'
import { validate } from './model/validate'
import type { Answer, Context, Operation } from './operation'
import { operations } from './operations/registry'
import type { Quota } from './quota'
import type { Session, Store } from './store/store'
import type { Call, Reply } from './transport/call'

const contentType = 'application/x-amz-json-1.0'

export interface Service {
  verify: Verifier
  quota: Quota
  store: Store
  agenda: Agenda
  herald: Pick<Herald, 'write'>
  control: Control
  faults: Faults
  views: StaleViews
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
 * AWS JSON 1.0 over any transport: takes a signed call, gives the service's reply, and throws nothing but
 * ConnectionDropped, when that is asked for.
 * Order of checks as the reference has it (2.1): size (the transport's part), authentication, operation, parsing,
 * throttling, permission, validation, existence, rules.
 * @param call Or the error that its transport met while it read the body.
 */
export async function respond(service: Service, call: Call | ServiceError): Promise<Reply> {
  const requestId = randomUUID()
  const skew = call instanceof ServiceError ? 0 : service.faults.skew(targetOf(call).name)
  const date = new Date(service.signingClock().getTime() + skew).toUTCString()
  try {
    if (call instanceof ServiceError) throw call
    return reply(200, await answer(service, call, skew), requestId, date)
  } catch (error) {
    if (error instanceof ConnectionDropped) throw error
    const known = error instanceof ServiceError ? error : internal(error, requestId)
    const body = { __type: known.type, Message: known.message, ...known.members }
    return reply(known.status, body, requestId, date)
  }
}

async function answer(service: Service, call: Call, skew: number): Promise<Answer> {
  const caller = service.verify(call, skew)
  const control = service.control(call, caller)
  if (control) return control
  const { account, company, allow } = caller
  const { name, operation } = operationFor(call)
  const now = service.clock()
  const { input, issues } = validate<CommonInput>(inputShape(name), parseStrictly(call.body))
  service.quota(account, name, now)
  const strike = service.faults.strike(name)
  if (strike) await suffer(strike)
  const asked = allow && { ...input, Catalog: catalogNamedIn(input) }
  if (asked && !isAllowed(allow, name, asked)) throw accessDenied(account, name)
  if (issues.length > 0) throw malformed(issues)
  const catalog = knownCatalog(input)
  await service.agenda.apply(now)
  const run = (store: Session, tell: Tell) => {
    const emit = (event: ServiceEvent) => tell(event, now)
    const may = (action: string) => isAllowed(allow, action, { Catalog: catalog })
    const pager = pagerOf(service.context.pager, account)
    const context: Context = { ...service.context, pager, account, company, may, catalog, now, store, emit }
    return answerOnce(name, input, context, () => operation.run(input as never, context))
  }
  if (strike?.staleMilliseconds) await service.views.keep(now.getTime() + strike.staleMilliseconds)
  const answered = await (operation.writes
    ? service.herald.write(run)
    : service.views.read(now, (store) => run(store, silently)))
  if (strike?.after) throw strike.after
  return answered
}

/** What goes wrong on demand before anything is done. */
async function suffer({ delayMilliseconds, before }: Strike): Promise<void> {
  if (delayMilliseconds > 0) await sleep(delayMilliseconds)
  if (before) throw before
}

/** Who only reads has nothing to tell. */
const silently: Tell = () => {}

function targetOf({ headers }: Call): { name: string; isOurs: boolean } {
  const [prefix, name = '', ...rest] = (headers['x-amz-target'] ?? '').split('.')
  return { name, isOurs: prefix === model.targetPrefix && rest.length === 0 }
}

function operationFor(call: Call): { name: string; operation: Operation<never> } {
  const { name, isOurs } = targetOf(call)
  const operation = operations.get(name)
  const isAddressed = call.method === 'POST' && isOurs
  if (!isAddressed || !isOurContentType(call.headers['content-type']) || !operation) throw unknownOperation()
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

function catalogNamedIn({ Catalog: named, ResourceArn }: CommonInput): string | undefined {
  return named ?? catalogOf(ResourceArn ?? '')
}

/** The model lets any word pass; two exist. Source: reference, section 3 and rule C1. */
function knownCatalog(input: CommonInput): Catalog {
  const catalog = Catalog.safeParse(catalogNamedIn(input))
  if (catalog.success) return catalog.data
  const field = input.Catalog === undefined ? 'resourceArn' : 'catalog'
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
