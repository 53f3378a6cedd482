import type { Model, OperationModel, Shape } from '@/lib/emulator/model/model'
import type { ModelSource, SourceOperation, SourceShape } from './model-source'

/** What the embedded service keeps of a service model: facts to judge requests and answers by, no texts. */
export function modelFrom({ service, paginators }: ModelSource): Model {
  const { apiVersion, targetPrefix, signingName } = service.metadata
  return {
    apiVersion,
    targetPrefix,
    signingName,
    operations: mapped(service.operations, operationFrom),
    paginators,
    shapes: mapped(service.shapes, shapeFrom),
  }
}

/** One entry per line, sorted, so that a new model reads as a diff. */
export function modelText(model: Model): string {
  const { apiVersion, targetPrefix, signingName, operations, paginators, shapes } = model
  return `{
  "apiVersion": ${JSON.stringify(apiVersion)},
  "targetPrefix": ${JSON.stringify(targetPrefix)},
  "signingName": ${JSON.stringify(signingName)},
  "operations": {
${lines(operations)}
  },
  "paginators": {
${lines(paginators)}
  },
  "shapes": {
${lines(shapes)}
  }
}
`
}

function lines(entries: Record<string, object>): string {
  const sorted = Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1))
  return sorted.map(([name, value]) => `    ${JSON.stringify(name)}: ${JSON.stringify(value)}`).join(',\n')
}

function mapped<From, To>(entries: Record<string, From>, convert: (from: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(entries).map(([name, value]) => [name, convert(value)]))
}

function operationFrom({ input, output, errors, idempotent, readonly }: SourceOperation): OperationModel {
  return {
    ...(input && { input: input.shape }),
    ...(output && { output: output.shape }),
    errors: errors.map(({ shape }) => shape).sort(),
    ...(idempotent && { idempotent }),
    ...(readonly && { readonly }),
  }
}

function shapeFrom(source: SourceShape): Shape {
  switch (source.type) {
    case 'structure':
      return structureFrom(source)
    case 'list':
      return { type: 'list', ...limits(source), member: source.member.shape }
    case 'map':
      return { type: 'map', ...limits(source), key: source.key.shape, value: source.value.shape }
    case 'string':
    case 'integer':
    case 'timestamp':
      return source
  }
}

function structureFrom({
  type,
  required,
  union,
  exception,
  fault,
  members,
}: Extract<SourceShape, { type: 'structure' }>): Shape {
  const token = Object.entries(members).find(([, member]) => member.idempotencyToken)
  return {
    type,
    ...(required && { required }),
    ...(union && { union }),
    ...(exception && { exception }),
    ...(fault && { fault }),
    members: mapped(members, ({ shape }) => shape),
    ...(token && { idempotencyToken: token[0] }),
  }
}

function limits({ min, max }: { min?: number | undefined; max?: number | undefined }) {
  return { ...(min !== undefined && { min }), ...(max !== undefined && { max }) }
}
