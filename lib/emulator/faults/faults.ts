import { createChance } from '../chance'
import { ServiceError, throttled } from '../errors'
import { model } from '../model/model'
import { operations } from '../operations/registry'
import { ConnectionDropped } from './connection-dropped'
import { FaultPlan, type FaultRule } from './fault-plan'

/** What is to go wrong with one request. */
export interface Strike {
  /** How much longer it takes. */
  delayMilliseconds: number
  /** What to end it with before anything is done. */
  before?: ServiceError | ConnectionDropped
  /** What to end it with when everything is done. */
  after?: ConnectionDropped
  /** For how long nobody sees what it wrote. */
  staleMilliseconds: number
}

/** The faults in force; none until a plan says so. */
export interface Faults {
  /** Replaces the plan and starts over; the same plan and the same requests then fail in the same way. */
  put(plan: FaultPlan): void
  plan(): FaultPlan
  /** How often each rule has struck. */
  strikes(): number[]
  /** Asked once for each authenticated request. */
  strike(operation: string): Strike | undefined
  /** How far the clock for signatures is off, milliseconds. Asked once for each request that names an operation. */
  skew(operation: string): number
}

export function createFaults(plan: FaultPlan = { rules: [] }): Faults {
  let current: FaultPlan
  let rules: ArmedRule[]
  put(plan)

  function put(next: FaultPlan): void {
    current = FaultPlan.parse(next)
    const chance = createChance(`faults ${current.seed ?? 0}`)
    rules = current.rules.map((rule, index) => armed(rule, (count) => chance.fraction(`${index} ${count}`)))
  }

  return {
    put,
    plan: () => current,
    strikes: () => rules.map(({ struck }) => struck()),
    strike(operation) {
      if (rules.length === 0) return undefined
      const strike: Strike = { delayMilliseconds: 0, staleMilliseconds: 0 }
      for (const { rule, strikes } of rules) {
        // What a request never reaches does not count against it.
        if (strike.before) return strike
        if (rule.kind !== 'clock-skew' && strikes(operation)) add(rule, strike)
      }
      return strike
    },
    skew(operation) {
      let skew = 0
      if (!operations.has(operation)) return skew
      for (const { rule, strikes } of rules) {
        if (rule.kind === 'clock-skew' && strikes(operation)) skew += rule.seconds * 1000
      }
      return skew
    },
  }
}

interface ArmedRule {
  rule: FaultRule
  /** Draws, when the rule is about this operation. */
  strikes(operation: string): boolean
  struck(): number
}

/** @param fraction Of the n-th draw, from 0 to below 1: one rule's draws do not depend on another's. */
function armed(rule: FaultRule, fraction: (count: number) => number): ArmedRule {
  const { operation: meant, probability = 1, times = Number.POSITIVE_INFINITY } = rule
  let draws = 0
  let struck = 0
  return {
    rule,
    struck: () => struck,
    strikes(operation) {
      if (meant !== '*' && meant !== operation) return false
      // Only a write can be seen late.
      if (rule.kind === 'stale' && !operations.get(operation)?.writes) return false
      if (struck >= times || fraction(draws++) >= probability) return false
      struck += 1
      return true
    },
  }
}

function add(rule: FaultRule, strike: Strike): void {
  switch (rule.kind) {
    case 'throttle':
      strike.before = throttled()
      return
    case 'internal':
      strike.before = errorOf({ exception: 'InternalServerException' })
      return
    case 'error':
      strike.before = errorOf(rule)
      return
    case 'slow':
      strike.delayMilliseconds += rule.milliseconds
      return
    case 'drop-before':
      strike.before = new ConnectionDropped()
      return
    case 'drop-after':
      strike.after = new ConnectionDropped()
      return
    case 'stale':
      strike.staleMilliseconds = Math.max(strike.staleMilliseconds, rule.milliseconds)
      return
    case 'clock-skew':
      return
  }
}

type ErrorRule = Pick<Extract<FaultRule, { kind: 'error' }>, 'exception' | 'message' | 'Reason' | 'ErrorList'>

/** What the service answers when it fails on demand; a ValidationException must give a reason. */
function errorOf({ exception, message, Reason, ErrorList }: ErrorRule): ServiceError {
  const shape = model.shapes[exception]
  const isFault = shape?.type === 'structure' && shape.fault === true
  return new ServiceError(
    exception,
    message ?? 'This failure was asked for.',
    isFault ? 500 : 400,
    exception === 'ValidationException'
      ? { Reason: Reason ?? 'BUSINESS_VALIDATION_FAILED', ErrorList: ErrorList ?? [] }
      : {},
  )
}
