import type { Issue } from '../errors'
import { model, type Shape, type StringShape, type StructureShape, shapeNamed } from '../model/model'
import { lengthOf, patternSamples, type Samples } from './pattern-samples'

/** A request that differs from the smallest one the model allows in a single place. */
export interface Probe {
  body: object
  /** `project.expectedCustomerSpend.amount`: how an error list names the place. */
  field: string
  /** How the place must be refused; undefined when the model allows what is there. */
  code?: Issue['Code'] | undefined
  /** What is there, for a test's report. */
  value: string
}

interface Edge {
  value: unknown
  code?: Issue['Code']
}

/** Member names, and 0 for the only item of a list. */
type Path = readonly (string | 0)[]

/** Stands for a member that is left out. */
const nothing = Symbol('left out')

/** Texts the service takes on purpose though the model does not. Reference, section 15. */
const takenAnyway: Readonly<Record<string, string>> = {
  EstimationUrl: 'a bad calculator URL beside an amount is dropped without an error',
}

/** Requests on both sides of every constraint that the model puts on an operation's input. */
export function probesOf(operation: string): Probe[] {
  const input = model.operations[operation]?.input ?? ''
  return edgesBelow(input, []).map(({ path, value, code }) => ({
    body: withValue(input, smallest(input), path, value) as object,
    field: fieldName(path),
    code,
    value: value === nothing ? 'left out' : excerpt(value),
  }))
}

/** The smallest value that the model allows. */
export function smallest(shapeName: string): unknown {
  const shape = shapeNamed(shapeName)
  switch (shape.type) {
    case 'structure':
      return Object.fromEntries(needed(shape).map((name) => [name, smallest(memberOf(shape, name))]))
    case 'list':
      return Array.from({ length: shape.min ?? 0 }, () => smallest(shape.member))
    case 'map':
      return {}
    case 'string':
      return insideOf(shape)[0]
    case 'integer':
      return shape.min ?? 0
    case 'timestamp':
      return '2026-03-01T10:15:00.000Z'
  }
}

function needed(shape: StructureShape): string[] {
  return shape.union ? Object.keys(shape.members).slice(0, 1) : (shape.required ?? [])
}

function memberOf(shape: StructureShape, name: string): string {
  return shape.members[name] ?? ''
}

/** `current` with `value` at `path`, and what the model requires around it. */
function withValue(shapeName: string, current: unknown, [head, ...rest]: Path, value: unknown): unknown {
  if (head === undefined) return value
  const shape = shapeNamed(shapeName)
  if (shape.type === 'list') return [withValue(shape.member, smallest(shape.member), rest as Path, value)]
  if (shape.type !== 'structure' || head === 0) throw new Error(`${shapeName} has no members`)
  const whole = (current ?? smallest(shapeName)) as Record<string, unknown>
  const part = withValue(memberOf(shape, head), whole[head], rest as Path, value)
  const { [head]: _replaced, ...others } = whole
  return { ...(!shape.union && others), ...(part !== nothing && { [head]: part }) }
}

interface EdgeAt extends Edge {
  path: Path
}

function edgesBelow(shapeName: string, path: Path): EdgeAt[] {
  const shape = shapeNamed(shapeName)
  const here = edgesOf(shapeName, shape).map((edge) => ({ ...edge, path }))
  if (shape.type === 'list') return [...here, ...edgesBelow(shape.member, [...path, 0])]
  if (shape.type !== 'structure') return here
  const missing = (shape.required ?? []).flatMap((name) =>
    [nothing, null].map((value) => ({
      path: [...path, name],
      value,
      code: 'REQUIRED_FIELD_MISSING' as const,
    })),
  )
  const members = Object.entries(shape.members).flatMap(([name, member]) =>
    edgesBelow(member, [...path, name]),
  )
  return [...here, ...missing, ...members]
}

function edgesOf(shapeName: string, shape: Shape): Edge[] {
  switch (shape.type) {
    case 'structure':
      return shape.union ? unionEdges(shape) : []
    case 'list':
      return listEdges(shape)
    case 'string':
      return stringEdges(shapeName, shape)
    case 'integer':
      return integerEdges(shape)
    case 'timestamp':
      return timestampEdges
    case 'map':
      return []
  }
}

function unionEdges(shape: StructureShape): Edge[] {
  const [first = '', second] = Object.keys(shape.members)
  const both = Object.fromEntries(
    [first, second ?? first].map((name) => [name, smallest(memberOf(shape, name))]),
  )
  return [
    { value: {}, code: 'INVALID_VALUE' },
    ...(second ? [{ value: both, code: 'INVALID_VALUE' as const }] : []),
  ]
}

function listEdges({ member, min, max }: { member: string; min?: number; max?: number }): Edge[] {
  const list = (length: number) => Array.from({ length }, () => smallest(member))
  return [
    ...(min ? [{ value: list(min) }, { value: list(min - 1), code: 'NOT_ENOUGH_VALUES' as const }] : []),
    ...(max ? [{ value: list(max) }, { value: list(max + 1), code: 'TOO_MANY_VALUES' as const }] : []),
  ]
}

function integerEdges({ min, max }: { min?: number; max?: number }): Edge[] {
  const code = 'VALUE_OUT_OF_RANGE'
  return [
    ...(min === undefined ? [] : [{ value: min }, { value: min - 1, code } as const]),
    ...(max === undefined ? [] : [{ value: max }, { value: max + 1, code } as const]),
  ]
}

/** Source: reference, section 1: up to nine digits of a second, and `Z` or an offset. */
const timestampEdges: Edge[] = [
  { value: '2026-03-01T10:15:00Z' },
  { value: '2026-03-01T10:15:00.123456789Z' },
  { value: '2026-03-01T11:15:00.5+01:00' },
  { value: '2026-03-01T10:15:00', code: 'INVALID_STRING_FORMAT' },
  { value: '2026-02-30T10:15:00Z', code: 'INVALID_STRING_FORMAT' },
  { value: 'yesterday', code: 'INVALID_STRING_FORMAT' },
]

function stringEdges(shapeName: string, shape: StringShape): Edge[] {
  if (shape.enum) {
    const [first = ''] = shape.enum
    const strangers = [
      '',
      'Nothing of the kind',
      ` ${first}`,
      first === first.toUpperCase() ? 'x' : first.toUpperCase(),
    ]
    return [
      ...[first, shape.enum.at(-1)].map((value) => ({ value })),
      ...strangers.map((value) => ({ value, code: 'INVALID_ENUM_VALUE' as const })),
    ]
  }
  const outside = shapeName in takenAnyway ? [] : outsideOf(shape)
  return [
    ...insideOf(shape).map((value) => ({ value })),
    ...outside.map((value) => ({ value, code: 'INVALID_STRING_FORMAT' as const })),
  ]
}

function insideOf(shape: StringShape): readonly string[] {
  if (shape.enum) return shape.enum.slice(0, 1)
  return patternOf(shape)?.inside ?? lengthSamples(shape).inside
}

function outsideOf(shape: StringShape): readonly string[] {
  return [...(patternOf(shape)?.outside ?? []), ...lengthSamples(shape).outside]
}

/** @throws Error for a pattern nobody has written samples for. */
function patternOf({ pattern }: StringShape): Samples | undefined {
  if (pattern === undefined || lengthOf(pattern)) return undefined
  const samples = patternSamples[pattern]
  if (!samples) throw new Error(`Write samples of the pattern ${pattern}`)
  return samples
}

/** A length counts characters, not UTF-16 units, and line breaks are characters like others. */
function lengthSamples(shape: StringShape): Samples {
  const { min = 0, max } = lengthOf(shape.pattern ?? '') ?? shape
  return {
    inside: [
      'x'.repeat(Math.max(min, 1)),
      ...(max === undefined ? [] : ['x'.repeat(max), '🙂'.repeat(max), `${'\n'.repeat(max - 1)}x`]),
    ],
    outside: [
      ...(min > 0 ? ['x'.repeat(min - 1)] : []),
      ...(max === undefined ? [] : ['x'.repeat(max + 1), '🙂'.repeat(max + 1)]),
    ],
  }
}

function fieldName(path: Path): string {
  const names = path.filter((part) => part !== 0) as string[]
  return names.map((name) => name.charAt(0).toLowerCase() + name.slice(1)).join('.')
}

function excerpt(value: unknown): string {
  const text = JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 60)}… (${text.length})` : text
}
