import * as z from 'zod'
import type { FieldIssue } from './field-issue'
import { isSameValue } from './paths'
import { defOf, describeLike, peel } from './peel'
import { brokenRules, type Rule } from './rule'

/** Values after parsing, as far as they could be parsed, and everything wrong with them. */
interface Judged {
  value: unknown
  issues: FieldIssue[]
}

/**
 * `schema` with rules over several fields, for values that may be an edit of `stored` (the form's values as they were).
 * What the edit left alone passes as it is, whatever schema and rules say: a record can be older than either, and
 * nobody should have to mend a field they did not touch, or cannot, to save one they did. All problems are reported
 * together, rules included, so that a form shows them at once.
 */
export function judged<S extends z.ZodType>(
  schema: S,
  { rules, stored }: { rules: readonly Rule[]; stored?: z.input<S> },
): z.ZodType<z.output<S>, z.input<S>> {
  const wrapper = z.unknown().transform((values, context) => {
    const { value, issues } = judge(schema, values, stored)
    for (const { path, message } of [...issues, ...brokenRules(rules, value, stored)]) {
      context.addIssue({ code: 'custom', path: stepsOf(path), message })
    }
    return value
  }) as unknown as z.ZodType<z.output<S>, z.input<S>>
  describeLike(wrapper, schema)
  return wrapper
}

function judge(schema: z.core.$ZodType, value: unknown, stored: unknown): Judged {
  if (stored !== undefined && isSameValue(value, stored)) return { value: stored, issues: [] }
  const def = defOf(schema)
  const whole = (def.checks ?? []).length > 0
  if (def.type === 'object' && !whole && isMembers(value)) return judgeMembers(def, value, stored)
  if (def.type === 'array' && Array.isArray(value) && defOf(peel(def.element).schema).type === 'object') {
    return judgeItems(schema, def.element, value, Array.isArray(stored) ? stored : [])
  }
  return parsed(schema, value)
}

function judgeMembers(def: z.core.$ZodObjectDef, value: Record<string, unknown>, stored: unknown): Judged {
  const before = isMembers(stored) ? stored : {}
  const judgements = Object.entries(def.shape).map(
    ([name, member]) => [name, judge(member, value[name], before[name])] as const,
  )
  const strangers = Object.keys(value).filter((name) => !Object.hasOwn(def.shape, name))
  return {
    value: Object.fromEntries(judgements.map(([name, judgement]) => [name, judgement.value])),
    issues: [
      ...judgements.flatMap(([name, judgement]) => judgement.issues.map((issue) => under(name, issue))),
      ...strangers.map((path) => ({ path, message: 'This is not a field that can be sent.' })),
    ],
  }
}

/** An item that is still in the stored list passes, also when others before it were removed. */
function judgeItems(
  list: z.core.$ZodType,
  element: z.core.$ZodType,
  items: unknown[],
  stored: unknown[],
): Judged {
  const judgements = items.map((item) =>
    stored.some((old) => isSameValue(old, item)) ? { value: item, issues: [] } : parsed(element, item),
  )
  const ofList = parsed(list, items).issues.filter((issue) => issue.path === '')
  return {
    value: judgements.map((judgement) => judgement.value),
    issues: [
      ...ofList,
      ...judgements.flatMap((judgement, i) => judgement.issues.map((issue) => under(String(i), issue))),
    ],
  }
}

function parsed(schema: z.core.$ZodType, value: unknown): Judged {
  const result = (schema as z.ZodType).safeParse(value)
  if (result.success) return { value: result.data, issues: [] }
  const issues = result.error.issues.map((issue) => ({
    path: issue.path.map(String).join('.'),
    message: issue.message,
  }))
  return { value, issues }
}

function under(step: string, { path, message }: FieldIssue): FieldIssue {
  return { path: path === '' ? step : `${step}.${path}`, message }
}

function stepsOf(path: string): (string | number)[] {
  return path === '' ? [] : path.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step))
}

function isMembers(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
