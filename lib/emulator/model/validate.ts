import { isPlainDate } from '@/lib/opportunity/plain-date'
import { type Issue, undecodable } from '../errors'
import { parseInstant } from '../instant'
import {
  type IntegerShape,
  type ListShape,
  type MapShape,
  type StringShape,
  type StructureShape,
  shapeNamed,
} from './model'
import { codePoints, patternExpression, patternLimits } from './model-pattern'

/** Where in the request we are: camelCase member names, and 1-based list positions. */
type Place = (string | number)[]

/** Judges a value, adds what is wrong to `issues`, and returns the value with unknown members and nulls left out. */
type Check = (value: unknown, place: Place, issues: Issue[]) => unknown

export interface Validated<Input> {
  input: Input
  issues: Issue[]
}

/*
 * Where the service takes more than its model says. Section 15 of the reference: `Frequency: None` marks a total contract
 * value, and a bad calculator URL is dropped or refused depending on the amount beside it (rules/deal-sizing.ts). A null
 * contract duration clears it, where leaving it out keeps it.
 */
const extraEnumValues: Record<string, string[]> = { PaymentFrequency: ['None'] }
const patternsJudgedElsewhere = new Set(['EstimationUrl'])
const nullableMembers = new Set(['ExpectedContractDuration'])

const checks = new Map<string, Check>()

/** Compiled once per shape; the indirection lets shapes refer to each other. */
function checkFor(name: string): Check {
  const known = checks.get(name)
  if (known) return known
  const check = compile(name)
  checks.set(name, check)
  return check
}

function compile(name: string): Check {
  const shape = shapeNamed(name)
  switch (shape.type) {
    case 'structure':
      return structureCheck(shape)
    case 'list':
      return listCheck(shape)
    case 'map':
      return mapCheck(shape)
    case 'string':
      return stringCheck(name, shape)
    case 'integer':
      return integerCheck(shape)
    case 'timestamp':
      return timestampCheck
  }
}

/**
 * Judges a parsed request body against an input shape of the model.
 * @returns The members the model knows, timestamps as Date at millisecond precision, and every violation found.
 * @throws ServiceError SerializationException for the first member of a wrong JSON type.
 */
export function validate<Input>(shapeName: string, body: unknown): Validated<Input> {
  const issues: Issue[] = []
  const input = checkFor(shapeName)(body, [], issues) as Input
  return { input, issues }
}

/** `Customer` → `customer`: how field names travel in error lists. */
export function camelCase(member: string): string {
  return member.charAt(0).toLowerCase() + member.slice(1)
}

function fieldName(place: Place): string {
  return place.filter((part) => typeof part === 'string').join('.')
}

function fullPath(place: Place): string {
  return place.map((part) => (typeof part === 'number' ? `${part}.member` : part)).join('.')
}

function violation(place: Place, code: Issue['Code'], constraint: string): Issue {
  return {
    FieldName: fieldName(place),
    Code: code,
    Message: `Value at '${fullPath(place)}' failed to satisfy constraint: ${constraint}`,
  }
}

function wrongType(place: Place, wanted: string): never {
  throw undecodable(`${place.length > 0 ? fullPath(place) : 'The request body'} must be ${wanted}`)
}

function structureCheck(shape: StructureShape): Check {
  const required = new Set(shape.required)
  const members = Object.entries(shape.members).map(([name, target]) => ({
    name,
    field: camelCase(name),
    required: required.has(name),
    nullable: nullableMembers.has(name),
    check: lazy(target),
  }))
  return (value, place, issues) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) wrongType(place, 'an object')
    const given = value as Record<string, unknown>
    const kept: Record<string, unknown> = {}
    for (const member of members) {
      const part = given[member.name]
      if (part === null && member.nullable) kept[member.name] = null
      else if (part !== undefined && part !== null) {
        place.push(member.field)
        kept[member.name] = member.check(part, place, issues)
        place.pop()
      } else if (member.required) {
        issues.push(violation([...place, member.field], 'REQUIRED_FIELD_MISSING', 'Member must not be null'))
      }
    }
    if (shape.union && Object.keys(kept).length !== 1) {
      issues.push(violation(place, 'INVALID_VALUE', 'Exactly one member must be set'))
    }
    return kept
  }
}

function lazy(shapeName: string): Check {
  let check: Check | undefined
  return (value, place, issues) => {
    check ??= checkFor(shapeName)
    return check(value, place, issues)
  }
}

function listCheck(shape: ListShape): Check {
  const check = lazy(shape.member)
  return (value, place, issues) => {
    if (!Array.isArray(value)) wrongType(place, 'a list')
    const list = value as unknown[]
    if (shape.min !== undefined && list.length < shape.min) {
      issues.push(
        violation(
          place,
          'NOT_ENOUGH_VALUES',
          `Member must have length greater than or equal to ${shape.min}`,
        ),
      )
    }
    if (shape.max !== undefined && list.length > shape.max) {
      issues.push(
        violation(place, 'TOO_MANY_VALUES', `Member must have length less than or equal to ${shape.max}`),
      )
    }
    return list.map((item, index) => {
      place.push(index + 1)
      if (item === null) wrongType(place, 'a value')
      const kept = check(item, place, issues)
      place.pop()
      return kept
    })
  }
}

function mapCheck(shape: MapShape): Check {
  const checkKey = lazy(shape.key)
  const checkValue = lazy(shape.value)
  return (value, place, issues) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) wrongType(place, 'an object')
    const entries = Object.entries(value as object).map(([key, part]) => {
      place.push(key)
      const entry = [checkKey(key, place, issues), checkValue(part, place, issues)]
      place.pop()
      return entry
    })
    return Object.fromEntries(entries)
  }
}

function stringCheck(name: string, shape: StringShape): Check {
  const rules = stringRules(name, shape)
  return (value, place, issues) => {
    if (typeof value !== 'string') wrongType(place, 'a string')
    const text = value as string
    for (const rule of rules) {
      if (!rule.accepts(text)) issues.push(violation(place, rule.code, rule.constraint))
    }
    return text
  }
}

interface StringRule {
  code: Issue['Code']
  constraint: string
  accepts(text: string): boolean
}

/** SQLite and PostgreSQL both lose what follows U+0000, so no text may hold it. */
const noNul: StringRule = {
  code: 'INVALID_STRING_FORMAT',
  constraint: 'Member must not contain the null character',
  accepts: (text) => !text.includes('\0'),
}

/** Dates are strings with this pattern, which lets 2026-02-31 through. */
const { pattern: datePattern } = shapeNamed('Date') as StringShape

const existingDay: StringRule = {
  code: 'INVALID_VALUE',
  constraint: 'Member must be a day that exists',
  accepts: (text) => isPlainDate(text) || !/^\d{4}-\d{2}-\d{2}$/.test(text),
}

function stringRules(name: string, shape: StringShape): StringRule[] {
  if (shape.enum) return [enumRule([...shape.enum, ...(extraEnumValues[name] ?? [])])]
  const rules = [noNul, ...lengthRules(shape.min, shape.max)]
  if (shape.pattern && !patternsJudgedElsewhere.has(name)) rules.push(...patternRules(shape.pattern))
  if (shape.pattern && shape.pattern === datePattern) rules.push(existingDay)
  return rules
}

function enumRule(values: string[]): StringRule {
  const allowed = new Set(values)
  return {
    code: 'INVALID_ENUM_VALUE',
    constraint: `Member must satisfy enum value set: [${values.join(', ')}]`,
    accepts: (text) => allowed.has(text),
  }
}

function patternRules(pattern: string): StringRule[] {
  const limits = patternLimits(pattern)
  if (limits) return lengthRules(limits.min, limits.max)
  const expression = patternExpression(pattern)
  return [
    {
      code: 'INVALID_STRING_FORMAT',
      constraint: `Member must satisfy regular expression pattern: ${pattern}`,
      accepts: (text) => expression.test(text),
    },
  ]
}

function lengthRules(min = 0, max = Number.POSITIVE_INFINITY): StringRule[] {
  const rules: StringRule[] = []
  if (min > 0) {
    rules.push({
      code: 'INVALID_STRING_FORMAT',
      constraint: `Member must have length greater than or equal to ${min}`,
      accepts: (text) => codePoints(text) >= min,
    })
  }
  if (max < Number.POSITIVE_INFINITY) {
    rules.push({
      code: 'INVALID_STRING_FORMAT',
      constraint: `Member must have length less than or equal to ${max}`,
      accepts: (text) => text.length <= max || codePoints(text) <= max,
    })
  }
  return rules
}

function integerCheck(shape: IntegerShape): Check {
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = shape
  return (value, place, issues) => {
    if (!Number.isInteger(value)) wrongType(place, 'an integer')
    const number = value as number
    if (number < min) {
      issues.push(
        violation(place, 'VALUE_OUT_OF_RANGE', `Member must have value greater than or equal to ${min}`),
      )
    }
    if (number > max) {
      issues.push(
        violation(place, 'VALUE_OUT_OF_RANGE', `Member must have value less than or equal to ${max}`),
      )
    }
    return number
  }
}

const timestampCheck: Check = (value, place, issues) => {
  if (typeof value !== 'string') wrongType(place, 'an ISO 8601 string')
  const instant = parseInstant(value as string)
  if (instant) return instant
  issues.push(
    violation(place, 'INVALID_STRING_FORMAT', 'Member must be an ISO 8601 instant with a time zone'),
  )
  return new Date(Number.NaN)
}
