import fc, { type Arbitrary } from 'fast-check'
import { type Shape, type StringShape, shapeNamed } from '../model/model'
import { patternLimits } from '../model/model-pattern'
import { patternSamples } from '../wire/pattern-samples'
import { Reference } from './reference'
import { inputShape, shapeArbitrary } from './valid-inputs'

/** A place in a body, with what the model says of it. */
interface Site {
  holder: Record<string, unknown> | unknown[]
  key: string | number
  shape: string
  isRequired: boolean
}

/** Bodies with one constraint of the model broken: the service must refuse every one of them. */
export function brokenInput(operation: string): Arbitrary<unknown> {
  const shape = inputShape(operation)
  return fc.tuple(shapeArbitrary(shape), fc.nat(), fc.nat()).map(([body, where, how]) => {
    const copy = copied(body) as Record<string, unknown>
    const sites = sitesOf(shape, copy)
    const site = sites[where % sites.length] as Site
    const ways = breakages(site)
    ways[how % ways.length]?.(site)
    return copy
  })
}

function copied(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copied)
  if (typeof value !== 'object' || value === null || value instanceof Reference) return value
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, copied(part)]))
}

function sitesOf(name: string, value: unknown): Site[] {
  const shape = shapeNamed(name)
  if (shape.type === 'structure' && typeof value === 'object' && value !== null) {
    const holder = value as Record<string, unknown>
    return Object.entries(holder).flatMap(([key, part]) => {
      const target = shape.members[key] as string
      const isRequired = shape.required?.includes(key) ?? false
      return [{ holder, key, shape: target, isRequired }, ...sitesOf(target, part)]
    })
  }
  if (shape.type === 'list' && Array.isArray(value)) {
    return value.flatMap((item, key) => [
      { holder: value, key, shape: shape.member, isRequired: true },
      ...sitesOf(shape.member, item),
    ])
  }
  return []
}

type Breakage = (site: Site) => void

const put =
  (value: unknown): Breakage =>
  ({ holder, key }) => {
    Object.assign(holder, { [key]: value })
  }

const remove: Breakage = ({ holder, key }) => {
  if (!Array.isArray(holder)) delete holder[key]
}

function breakages({ holder, shape: name, isRequired }: Site): Breakage[] {
  const shape = shapeNamed(name)
  const absences = isRequired ? [put(null), ...(Array.isArray(holder) ? [] : [remove])] : []
  return [...absences, ...wrongTypes(shape).map(put), ...wrongValues(name, shape).map(put)]
}

function wrongTypes({ type }: Shape): unknown[] {
  const junk: [string, unknown][] = [
    ['string', 'text'],
    ['integer', 7],
    ['integer', 1.5],
    ['boolean', true],
    ['list', []],
    ['list', [[]]],
    ['structure', { toString: 'no' }],
  ]
  const isText = type === 'string' || type === 'timestamp'
  const accepted = isText ? 'string' : type
  return junk.filter(([kind, value]) => kind !== accepted || value === 1.5).map(([, value]) => value)
}

function wrongValues(name: string, shape: Shape): unknown[] {
  switch (shape.type) {
    case 'string':
      return wrongTexts(name, shape)
    case 'integer':
      return [shape.min, shape.max].flatMap((bound, index) =>
        bound === undefined ? [] : [bound + (index === 0 ? -1 : 1), (index === 0 ? -1 : 1) * 2 ** 60],
      )
    case 'timestamp':
      return [
        '',
        'yesterday',
        '2026-02-31T00:00:00Z',
        '2026-03-01T10:15:00',
        '2026-03-01T10:15:00.1234567890Z',
      ]
    case 'list':
      return [
        ...(shape.max === undefined ? [] : [Array(shape.max + 1).fill(itemOf(shape.member))]),
        ...(shape.min ? [[]] : []),
        [null],
      ]
    case 'structure':
      return shape.union ? [{}, { Unknown: {} }] : []
    case 'map':
      return []
  }
}

const items = new Map<string, unknown>()

/** One that the model lets pass, always the same. */
function itemOf(shape: string): unknown {
  if (!items.has(shape)) items.set(shape, fc.sample(shapeArbitrary(shape), { seed: 1, numRuns: 1 })[0])
  return items.get(shape)
}

/** A text that no other rule looks at (rules/deal-sizing.ts judges this address) has no wrong form. */
const formsJudgedElsewhere = new Set(['EstimationUrl'])

function wrongTexts(name: string, shape: StringShape): unknown[] {
  const never = ['\0', 'half \ud83d']
  if (shape.enum) return [...never, 'Nothing of the kind', '']
  const samples = shape.pattern === undefined ? undefined : patternSamples[shape.pattern]
  if (samples) return formsJudgedElsewhere.has(name) ? never : [...never, ...samples.outside]
  const { min = 0, max = Number.POSITIVE_INFINITY } = (shape.pattern && patternLimits(shape.pattern)) || shape
  return [
    ...never,
    ...(min > 0 ? ['x'.repeat(min - 1)] : []),
    ...(max < Number.POSITIVE_INFINITY ? ['x'.repeat(max + 1), '😀'.repeat(max + 1)] : []),
  ]
}
