import * as z from 'zod'
import type { Caller } from './access/caller'
import { issue, malformed, unknownOperation } from './errors'
import { FaultPlan } from './faults/fault-plan'
import type { Faults } from './faults/faults'
import { formatInstant } from './instant'
import { parseStrictly } from './model/strict-json'
import type { ServiceClock } from './service-clock'
import type { Call } from './transport/call'

/** Stands before the dot in `X-Amz-Target` of the service's own calls, which AWS does not have. */
const targetPrefix = 'TandemPartnerCentral'

/**
 * Answers a signed call that steers the service itself, in the protocol of its other operations; undefined for any other.
 * Only the operator, who holds the service's own credentials, has these: for others there is no such operation.
 *
 * - PutFaults {Faults}, GetFaults {}: the plan in force, and how often each of its rules has struck.
 * - AdvanceClock {Seconds}: the service's time goes forward for good; that of signatures does not.
 * @throws ServiceError
 */
export type Control = (call: Call, caller: Caller) => Promise<object> | undefined

export interface ControlOptions {
  operatorKeyId: string
  faults: Faults
  clock: ServiceClock
  /** Takes the steps that are due by now. */
  settle(): Promise<void>
}

export function createControl({ operatorKeyId, faults, clock, settle }: ControlOptions): Control {
  const faultsNow = () => ({ Faults: faults.plan(), Strikes: faults.strikes() })
  const calls: Record<string, (body: unknown) => Promise<object>> = {
    async GetFaults(body) {
      read(z.strictObject({}), body)
      return faultsNow()
    },
    async PutFaults(body) {
      faults.put(read(z.strictObject({ Faults: FaultPlan }), body).Faults)
      return faultsNow()
    },
    async AdvanceClock(body) {
      await clock.advance(read(Advance, body).Seconds)
      await settle()
      return { Now: formatInstant(clock.now().getTime()) }
    },
  }

  return (call, { accessKeyId }) => {
    const [prefix, name = ''] = (call.headers['x-amz-target'] ?? '').split('.')
    if (prefix !== targetPrefix) return undefined
    const run = Object.hasOwn(calls, name) ? calls[name] : undefined
    if (!run || call.method !== 'POST' || accessKeyId !== operatorKeyId) throw unknownOperation()
    return run(parseStrictly(call.body))
  }
}

/** Ten years at once are enough for anything that expires. */
const Advance = z.strictObject({ Seconds: z.number().min(0).max(315_360_000) })

function read<Schema extends z.ZodType>(schema: Schema, body: unknown): z.infer<Schema> {
  const result = schema.safeParse(body)
  if (result.success) return result.data
  throw malformed(
    result.error.issues.map(({ path, message }) => issue(path.join('.'), 'INVALID_VALUE', message)),
  )
}
