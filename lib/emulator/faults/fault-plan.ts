import * as z from 'zod'
import { model, shapeNamed } from '../model/model'

function wordsOf(shape: string): [string, ...string[]] {
  const found = shapeNamed(shape)
  const words = found.type === 'string' ? found.enum : undefined
  if (!words?.length) throw new Error(`The service model has no words for ${shape}`)
  return words as [string, ...string[]]
}

const exceptions = [...new Set(Object.values(model.operations).flatMap(({ errors }) => errors))].sort()

const Milliseconds = z.int().min(1).max(600_000)

/** Which requests are struck; a rule without more strikes every one. */
const matching = {
  operation: z.union([z.literal('*'), z.enum(Object.keys(model.operations))], {
    error: 'use * or the name of an operation',
  }),
  /** Of one matching request, 0 to 1. Default: 1. */
  probability: z.number().min(0).max(1).optional(),
  /** How often the rule strikes in all; without it, for ever. */
  times: z.int().min(1).optional(),
}

/** One way in which the service fails. */
export const FaultRule = z.discriminatedUnion('kind', [
  /** ThrottlingException. */
  z.strictObject({ ...matching, kind: z.literal('throttle') }),
  /** InternalServerException, HTTP 500. */
  z.strictObject({ ...matching, kind: z.literal('internal') }),
  /** Any exception that the model documents for the operation. */
  z.strictObject({
    ...matching,
    kind: z.literal('error'),
    exception: z.enum(exceptions),
    message: z.string().max(2000).optional(),
    /** ValidationException only, as is `ErrorList`. */
    Reason: z.enum(wordsOf('ValidationExceptionReason')).optional(),
    ErrorList: z
      .array(
        z.strictObject({
          FieldName: z.string().optional(),
          Code: z.enum(wordsOf('ValidationExceptionErrorCode')),
          Message: z.string(),
        }),
      )
      .optional(),
  }),
  /** The answer takes this much longer. */
  z.strictObject({ ...matching, kind: z.literal('slow'), milliseconds: Milliseconds }),
  /** The connection breaks before anything was done. */
  z.strictObject({ ...matching, kind: z.literal('drop-before') }),
  /** The connection breaks when everything is done and on disk, in place of the answer. */
  z.strictObject({ ...matching, kind: z.literal('drop-after') }),
  /** For so long after a write, by the service's time, every Get and List answers as if it had not been made. */
  z.strictObject({ ...matching, kind: z.literal('stale'), milliseconds: Milliseconds }),
  /** The clock that judges signatures, and the Date header, are ahead by this much; behind when negative. */
  z.strictObject({
    ...matching,
    kind: z.literal('clock-skew'),
    seconds: z.int().min(-31_536_000).max(31_536_000),
  }),
])
export type FaultRule = z.infer<typeof FaultRule>

/** Faults on demand: what goes wrong, how often, and the seed by which a run of the same requests repeats exactly. */
export const FaultPlan = z
  .strictObject({ seed: z.int().optional(), rules: z.array(FaultRule).max(100) })
  .superRefine(({ rules }, context) => {
    for (const [index, rule] of rules.entries()) {
      for (const [member, message] of mistakesOf(rule)) {
        context.addIssue({ code: 'custom', path: ['rules', index, member], message })
      }
    }
  })
export type FaultPlan = z.infer<typeof FaultPlan>

function mistakesOf(rule: FaultRule): [member: string, message: string][] {
  if (rule.kind !== 'error') return []
  const { operation, exception } = rule
  const meant = operation === '*' ? Object.keys(model.operations) : [operation]
  const without = meant.find((name) => !model.operations[name]?.errors.includes(exception))
  const mistakes: [string, string][] = []
  if (without) mistakes.push(['exception', `${without} does not document ${exception}`])
  if (exception === 'ValidationException') return mistakes
  for (const member of ['Reason', 'ErrorList'] as const) {
    if (rule[member]) mistakes.push([member, 'only a ValidationException has it'])
  }
  return mistakes
}
