import { parseInstant } from '../instant'
import {
  type ListShape,
  type MapShape,
  model,
  type Shape,
  type StringShape,
  type StructureShape,
  shapeNamed,
} from './model'
import { codePoints, patternExpression, patternLimits } from './model-pattern'

/*
 * Holds answers against the service's model, as a client's author would who has read nothing else. For tests and the soak
 * run; the service itself does not ask.
 */

/** Says what is wrong with a value, with the path it was found at. */
type Report = (path: string, what: string) => void
type Check = (value: unknown, path: string, report: Report) => void

/**
 * Where the documents contradict the model, by shape. Values in texts and lists count beside the model's own.
 * - Every recorded ARN of an invitation has the form of the other ARNs. Reference, section 3.
 * - A solution's ARN is one, where the model repeats the id's pattern. Reference, section 3.
 * - `None` marks a total contract value. Reference, section 15.
 */
const documentedPatterns: Record<string, RegExp> = {
  SolutionArn: /^arn:aws:partnercentral:us-east-1:[0-9]{12}:catalog\/[a-zA-Z]+\/solution\/S-[0-9]{1,19}$/,
  EngagementInvitationArn:
    /^arn:aws:partnercentral:us-east-1::catalog\/[a-zA-Z]+\/engagement-invitation\/engi-[0-9a-z]{13}$/,
}
const documentedValues: Record<string, readonly string[]> = { PaymentFrequency: ['None'] }
const emptyLists = new Set(['TagList'])

/** Errors that come before any operation. Reference, section 2.1; the last is a decision of ours. */
const genericErrors: Record<string, number> = {
  MissingAuthenticationTokenException: 403,
  IncompleteSignatureException: 400,
  UnrecognizedClientException: 403,
  InvalidSignatureException: 403,
  ExpiredTokenException: 403,
  UnknownOperationException: 400,
  SerializationException: 400,
  RequestEntityTooLargeException: 413,
}

/**
 * Whether `body` is a documented answer of the operation.
 * @param body Parsed JSON; undefined for an empty body.
 * @returns What is wrong with it, one line each: members that are missing, unknown, null, or break a constraint.
 */
export function outputIssues(operation: string, body: unknown): string[] {
  const output = model.operations[operation]?.output
  if (output === undefined) return body === undefined ? [] : ['The body must be empty']
  return issuesOf(output, body)
}

/**
 * Whether this is a documented error of the operation: its type, its members and its HTTP code.
 * @param operation Any name: for one that does not exist only generic errors are documented.
 */
export function errorIssues(operation: string, status: number, body: unknown): string[] {
  if (!isRecord(body)) return ['The body must be an object']
  const { __type: type, ...members } = body
  if (typeof type !== 'string') return ['__type must be a string']
  const wanted = documentedStatus(operation, type)
  if (wanted === undefined) return [`${type} is not an error of ${operation}`]
  const found = status === wanted ? [] : [`${type} must have HTTP status ${wanted}, not ${status}`]
  if (typeof members.Message !== 'string' || members.Message === '') found.push('Message must say something')
  if (!isModelled(operation, type)) {
    const unknown = Object.keys(members).filter((name) => name !== 'Message')
    return [...found, ...unknown.map((name) => `${name} is not a member of ${type}`)]
  }
  return [...found, ...issuesOf(type, members), ...fieldNameIssues(members.ErrorList)]
}

function documentedStatus(operation: string, type: string): number | undefined {
  if (!isModelled(operation, type))
    return Object.hasOwn(genericErrors, type) ? genericErrors[type] : undefined
  return (shapeNamed(type) as StructureShape).fault ? 500 : 400
}

function isModelled(operation: string, type: string): boolean {
  return model.operations[operation]?.errors.includes(type) ?? false
}

/** Field names are camelCase paths without list positions. Reference, section 2. */
function fieldNameIssues(list: unknown): string[] {
  if (!Array.isArray(list)) return []
  const names = list.map((entry: { FieldName?: unknown }) => entry?.FieldName)
  return names
    .filter((name) => typeof name === 'string' && !/^[a-z]\w*(\.[a-z]\w*)*$/.test(name))
    .map((name) => `FieldName ${JSON.stringify(name)} is not a camelCase path`)
}

function issuesOf(shape: string, value: unknown): string[] {
  const found: string[] = []
  checkFor(shape)(value, '', (path, what) => void found.push(`${path || 'The body'} ${what}`))
  return found
}

const checks = new Map<string, Check>()

function checkFor(name: string): Check {
  const known = checks.get(name)
  if (known) return known
  const check = checkOf(name, shapeNamed(name))
  checks.set(name, check)
  return check
}

function checkOf(name: string, shape: Shape): Check {
  switch (shape.type) {
    case 'structure':
      return structureCheck(shape)
    case 'list':
      return listCheck(emptyLists.has(name) ? { ...shape, min: 0 } : shape)
    case 'map':
      return mapCheck(shape)
    case 'string':
      return stringCheck(name, shape)
    case 'integer':
      return (value, path, report) => {
        if (!Number.isSafeInteger(value)) report(path, 'must be an integer')
        else rangeCheck(Number(value), shape, path, report)
      }
    case 'timestamp':
      return (value, path, report) => {
        const isInstant = typeof value === 'string' && value.endsWith('Z') && parseInstant(value)
        if (!isInstant) report(path, 'must be an ISO 8601 instant in UTC')
      }
  }
}

function structureCheck(shape: StructureShape): Check {
  const required = shape.required ?? []
  return (value, path, report) => {
    if (!isRecord(value)) return report(path, 'must be an object')
    const names = Object.keys(value)
    for (const name of required) if (value[name] === undefined) report(at(path, name), 'is missing')
    for (const name of names) {
      if (!Object.hasOwn(shape.members, name)) report(at(path, name), 'is not a member')
      else checkFor(shape.members[name] as string)(value[name], at(path, name), report)
    }
    if (shape.union && names.length !== 1) report(path, 'must have exactly one member')
  }
}

function listCheck(shape: ListShape): Check {
  return (value, path, report) => {
    if (!Array.isArray(value)) return report(path, 'must be a list')
    rangeCheck(value.length, shape, path, report)
    const check = checkFor(shape.member)
    for (const [index, item] of value.entries()) check(item, at(path, index), report)
  }
}

function mapCheck(shape: MapShape): Check {
  return (value, path, report) => {
    if (!isRecord(value)) return report(path, 'must be an object')
    const entries = Object.entries(value)
    rangeCheck(entries.length, shape, path, report)
    for (const [key, part] of entries) {
      checkFor(shape.key)(key, at(path, key), report)
      checkFor(shape.value)(part, at(path, key), report)
    }
  }
}

function stringCheck(name: string, shape: StringShape): Check {
  const values = shape.enum && new Set([...shape.enum, ...(documentedValues[name] ?? [])])
  const limits = shape.pattern === undefined ? undefined : patternLimits(shape.pattern)
  const expression =
    documentedPatterns[name] ?? (limits || !shape.pattern ? undefined : patternExpression(shape.pattern))
  return (value, path, report) => {
    if (typeof value !== 'string') return report(path, 'must be a string')
    if (values && !values.has(value)) report(path, `has a value that is not in ${name}`)
    if (expression && !expression.test(value)) report(path, `does not match the pattern of ${name}`)
    const bounds = limits ?? shape
    if (bounds.min !== undefined || bounds.max !== undefined)
      rangeCheck(codePoints(value), bounds, path, report)
  }
}

function rangeCheck(
  size: number,
  { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY }: { min?: number; max?: number },
  path: string,
  report: Report,
): void {
  if (size < min) report(path, `is below ${min}`)
  if (size > max) report(path, `is above ${max}`)
}

function at(path: string, part: string | number): string {
  return path === '' ? String(part) : `${path}.${part}`
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
