import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { patternExpression, patternLimits } from '@/lib/emulator/model/model-pattern'

/*
 * The parts we read of botocore's two files on a service. What they hold beside these, documentation above all, is left
 * where it is.
 */

const Reference = z.object({ shape: z.string() })

const Member = Reference.extend({ idempotencyToken: z.boolean().optional() })

const Limits = { min: z.number().optional(), max: z.number().optional() }

const Shape = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('structure'),
    required: z.array(z.string()).optional(),
    members: z.record(z.string(), Member).default({}),
    union: z.boolean().optional(),
    exception: z.boolean().optional(),
    fault: z.boolean().optional(),
  }),
  z.object({
    type: z.literal('string'),
    ...Limits,
    enum: z.array(z.string()).nonempty().optional(),
    pattern: z.string().optional(),
    sensitive: z.boolean().optional(),
  }),
  z.object({ type: z.literal('list'), ...Limits, member: Reference }),
  z.object({ type: z.literal('map'), ...Limits, key: Reference, value: Reference }),
  z.object({ type: z.literal('integer'), ...Limits }),
  // Every instant of this service travels as text; validate.ts knows no other form.
  z.object({ type: z.literal('timestamp'), timestampFormat: z.literal('iso8601') }),
])
export type SourceShape = z.infer<typeof Shape>

const Operation = z.object({
  input: Reference.optional(),
  output: Reference.optional(),
  errors: z.array(Reference).default([]),
  idempotent: z.boolean().optional(),
  readonly: z.boolean().optional(),
})
export type SourceOperation = z.infer<typeof Operation>

const Paginator = z.object({
  input_token: z.string(),
  output_token: z.string(),
  limit_key: z.string(),
  result_key: z.string(),
})

const Service = z.object({
  metadata: z.object({
    apiVersion: z.string(),
    targetPrefix: z.string(),
    signingName: z.string(),
    protocol: z.literal('json'),
    jsonVersion: z.literal('1.0'),
  }),
  operations: z.record(z.string(), Operation),
  shapes: z.record(z.string(), Shape),
})

const Paginators = z.object({ pagination: z.record(z.string(), Paginator) })

export interface ModelSource {
  service: z.infer<typeof Service>
  paginators: Record<string, z.infer<typeof Paginator>>
}

/** Says what is wrong with a model, one line per finding. */
export class ModelSourceError extends Error {
  override name = 'ModelSourceError'
}

/**
 * Reads service-2.json and the paginators-1.json beside it.
 * @throws ModelSourceError when a file is missing, is no JSON, or says what the embedded service cannot follow.
 */
export function readModelSource(serviceFile: string): ModelSource {
  const paginatorsFile = join(dirname(serviceFile), 'paginators-1.json')
  const source = {
    service: parsed(serviceFile, Service),
    paginators: parsed(paginatorsFile, Paginators).pagination,
  }
  const findings = [...brokenReferences(source), ...brokenConstraints(source)]
  if (findings.length > 0) throw new ModelSourceError(`${serviceFile}:\n${listed(findings)}`)
  return source
}

function parsed<T>(file: string, schema: z.ZodType<T>): T {
  const result = schema.safeParse(readJson(file))
  if (result.success) return result.data
  const findings = result.error.issues.map(({ path, message }) => `${path.join('.') || 'file'}: ${message}`)
  throw new ModelSourceError(`${file} is not the model of such a service:\n${listed(findings)}`)
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new ModelSourceError(`${file} cannot be read: ${(error as Error).message}`)
  }
}

function listed(findings: readonly string[]): string {
  return findings.map((finding) => `  ${finding}`).join('\n')
}

/** Every name that leads nowhere. */
function brokenReferences({ service: { operations, shapes }, paginators }: ModelSource): string[] {
  const findings: string[] = []
  const lookUp = (place: string, name: string | undefined) => {
    if (name !== undefined && !Object.hasOwn(shapes, name)) findings.push(`${place}: no shape ${name}`)
  }
  for (const [name, { input, output, errors }] of Object.entries(operations)) {
    lookUp(`operations.${name}.input`, input?.shape)
    lookUp(`operations.${name}.output`, output?.shape)
    for (const error of errors) lookUp(`operations.${name}.errors`, error.shape)
  }
  for (const [name, shape] of Object.entries(shapes)) {
    for (const [place, target] of targetsOf(shape)) lookUp(`shapes.${name}.${place}`, target)
  }
  for (const [name, paginator] of Object.entries(paginators)) {
    const operation = operations[name]
    if (!operation) findings.push(`pagination.${name}: no such operation`)
    const sides = [
      [paginator.input_token, operation?.input],
      [paginator.limit_key, operation?.input],
      [paginator.output_token, operation?.output],
      [paginator.result_key, operation?.output],
    ] as const
    for (const [member, side] of sides) {
      const shape = shapes[side?.shape ?? '']
      if (operation && !(shape?.type === 'structure' && Object.hasOwn(shape.members, member))) {
        findings.push(`pagination.${name}: no member ${member}`)
      }
    }
  }
  return findings
}

function targetsOf(shape: SourceShape): [place: string, target: string][] {
  switch (shape.type) {
    case 'structure':
      return Object.entries(shape.members).map(([name, { shape: target }]) => [name, target])
    case 'list':
      return [['member', shape.member.shape]]
    case 'map':
      return [
        ['key', shape.key.shape],
        ['value', shape.value.shape],
      ]
    default:
      return []
  }
}

function brokenConstraints({ service: { shapes } }: ModelSource): string[] {
  return Object.entries(shapes).flatMap(([name, shape]) => {
    const findings: string[] = []
    if (shape.type === 'structure') {
      const unknown = (shape.required ?? []).filter((member) => !Object.hasOwn(shape.members, member))
      for (const member of unknown) findings.push(`shapes.${name}.required: no member ${member}`)
    }
    if (shape.type === 'string' && shape.pattern !== undefined && !compiles(shape.pattern)) {
      findings.push(`shapes.${name}.pattern: not a pattern that JavaScript can read: ${shape.pattern}`)
    }
    if ('min' in shape && 'max' in shape && Number(shape.min) > Number(shape.max)) {
      findings.push(`shapes.${name}: min ${shape.min} is above max ${shape.max}`)
    }
    return findings
  })
}

function compiles(pattern: string): boolean {
  try {
    return patternLimits(pattern) !== undefined || patternExpression(pattern) !== undefined
  } catch {
    return false
  }
}
