import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Model, model, type Shape } from '@/lib/emulator/model/model'
import { modelChanges } from './model-changes'
import { modelFrom, modelText } from './model-data'
import { ModelSourceError, readModelSource } from './model-source'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'model-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** Writes the two files as botocore ships them and reads them back. */
function read(service: object, pagination: object = {}): Model {
  const file = join(folder, 'service-2.json')
  writeFileSync(file, JSON.stringify(service))
  writeFileSync(join(folder, 'paginators-1.json'), JSON.stringify({ pagination }))
  return modelFrom(readModelSource(file))
}

function findingsOf(run: () => unknown): string {
  try {
    run()
  } catch (error) {
    if (error instanceof ModelSourceError) return error.message
    throw error
  }
  throw new Error('Nothing was found')
}

const metadata = {
  apiVersion: '2022-07-26',
  targetPrefix: 'Prefix',
  signingName: 'signing',
  protocol: 'json',
  jsonVersion: '1.0',
  serviceId: 'Something Else',
}

const service = {
  metadata,
  documentation: '<p>A service.</p>',
  operations: {
    ListThings: {
      name: 'ListThings',
      input: { shape: 'ListThingsRequest' },
      output: { shape: 'ListThingsResponse' },
      errors: [{ shape: 'Refused' }],
      documentation: '<p>Lists.</p>',
      readonly: true,
    },
  },
  shapes: {
    ListThingsRequest: {
      type: 'structure',
      required: ['Owner'],
      members: {
        Owner: { shape: 'Owner', documentation: '<p>Whose.</p>' },
        ClientToken: { shape: 'Owner', idempotencyToken: true },
        NextToken: { shape: 'Owner' },
        MaxResults: { shape: 'PageSize' },
      },
    },
    ListThingsResponse: {
      type: 'structure',
      members: { NextToken: { shape: 'Owner' }, Things: { shape: 'Things' } },
    },
    Things: { type: 'list', member: { shape: 'Owner' }, max: 10 },
    Owner: { type: 'string', pattern: '[a-z]+', sensitive: true, documentation: '<p>A name.</p>' },
    PageSize: { type: 'integer', box: true, min: 1, max: 100 },
    Refused: { type: 'structure', members: { Reason: { shape: 'Reason' } }, exception: true },
    Reason: { type: 'string', enum: ['NO'] },
  },
}

const pagination = {
  ListThings: {
    input_token: 'NextToken',
    output_token: 'NextToken',
    limit_key: 'MaxResults',
    result_key: 'Things',
  },
}

/** The current model as botocore would ship it. */
function asBotocore({ operations, shapes, ...head }: Model) {
  const reference = (shape: string) => ({ shape })
  const shipped = (shape: Shape) => {
    switch (shape.type) {
      case 'structure': {
        const { idempotencyToken, members, ...rest } = shape
        const references = Object.entries(members).map(([name, target]) => [
          name,
          { shape: target, ...(name === idempotencyToken && { idempotencyToken: true }) },
        ])
        return { ...rest, members: Object.fromEntries(references) }
      }
      case 'list':
        return { ...shape, member: reference(shape.member) }
      case 'map':
        return { ...shape, key: reference(shape.key), value: reference(shape.value) }
      default:
        return shape
    }
  }
  const calls = Object.entries(operations).map(([name, { input, output, errors, ...rest }]) => [
    name,
    {
      ...rest,
      ...(input && { input: reference(input) }),
      ...(output && { output: reference(output) }),
      errors: errors.map(reference),
    },
  ])
  return {
    metadata: { ...metadata, ...head },
    operations: Object.fromEntries(calls),
    shapes: Object.fromEntries(Object.entries(shapes).map(([name, shape]) => [name, shipped(shape)])),
  }
}

describe('the model data', () => {
  test('keep the facts of a service model and none of its texts', () => {
    expect(read(service, pagination)).toEqual({
      apiVersion: '2022-07-26',
      targetPrefix: 'Prefix',
      signingName: 'signing',
      operations: {
        ListThings: {
          input: 'ListThingsRequest',
          output: 'ListThingsResponse',
          errors: ['Refused'],
          readonly: true,
        },
      },
      paginators: pagination,
      shapes: {
        ListThingsRequest: {
          type: 'structure',
          required: ['Owner'],
          members: { Owner: 'Owner', ClientToken: 'Owner', NextToken: 'Owner', MaxResults: 'PageSize' },
          idempotencyToken: 'ClientToken',
        },
        ListThingsResponse: { type: 'structure', members: { NextToken: 'Owner', Things: 'Things' } },
        Things: { type: 'list', member: 'Owner', max: 10 },
        Owner: { type: 'string', pattern: '[a-z]+', sensitive: true },
        PageSize: { type: 'integer', min: 1, max: 100 },
        Refused: { type: 'structure', exception: true, members: { Reason: 'Reason' } },
        Reason: { type: 'string', enum: ['NO'] },
      },
    })
  })

  test('do not depend on the order in which a model names its parts', () => {
    const reversed = { ...service, shapes: Object.fromEntries(Object.entries(service.shapes).reverse()) }
    expect(modelText(read(reversed, pagination))).toBe(modelText(read(service, pagination)))
  })

  test('come out unchanged when the current model goes through the update', () => {
    const again = read(asBotocore(model), model.paginators)
    expect(modelText(again)).toBe(readFileSync('lib/emulator/model/model.json', 'utf8'))
    expect(modelChanges(model, again)).toEqual([])
  })
})

describe('a model that cannot be followed is refused', () => {
  test('when a name leads nowhere', () => {
    const shapes = { ...service.shapes, Things: { type: 'list', member: { shape: 'Thing' } } }
    expect(findingsOf(() => read({ ...service, shapes }, pagination))).toContain(
      'shapes.Things.member: no shape Thing',
    )
    expect(findingsOf(() => read(service, { ListNothing: pagination.ListThings }))).toContain(
      'pagination.ListNothing: no such operation',
    )
    const other = { ListThings: { ...pagination.ListThings, result_key: 'Stuff' } }
    expect(findingsOf(() => read(service, other))).toContain('pagination.ListThings: no member Stuff')
  })

  test('when a constraint makes no sense here', () => {
    const shapes = {
      ...service.shapes,
      Owner: { type: 'string', pattern: '(?i)x' },
      PageSize: { type: 'integer', min: 5, max: 1 },
      Refused: { type: 'structure', members: {}, required: ['Reason'] },
    }
    const findings = findingsOf(() => read({ ...service, shapes }, pagination))
    expect(findings).toContain('shapes.Owner.pattern: not a pattern that JavaScript can read: (?i)x')
    expect(findings).toContain('shapes.PageSize: min 5 is above max 1')
    expect(findings).toContain('shapes.Refused.required: no member Reason')
  })

  test('when it has a type or a protocol that the service does not speak', () => {
    const shapes = { ...service.shapes, PageSize: { type: 'double' } }
    expect(findingsOf(() => read({ ...service, shapes }, pagination))).toContain('shapes.PageSize.type')
    const other = { ...service, metadata: { ...metadata, protocol: 'rest-xml' } }
    expect(findingsOf(() => read(other, pagination))).toContain('metadata.protocol')
  })

  test('when a file is missing or no JSON', () => {
    expect(findingsOf(() => readModelSource(join(folder, 'service-2.json')))).toContain('cannot be read')
    writeFileSync(join(folder, 'service-2.json'), '{')
    expect(findingsOf(() => readModelSource(join(folder, 'service-2.json')))).toContain('cannot be read')
  })
})

test('the changes of a model are told one by one', () => {
  const before = read(service, pagination)
  const after = read(
    {
      ...service,
      operations: { ...service.operations, GetThing: { errors: [] } },
      shapes: {
        ...service.shapes,
        Reason: { type: 'string', enum: ['YES'] },
        PageSize: { type: 'integer', min: 1, max: 50 },
        Owner: { type: 'string', pattern: '[a-z]+' },
        ListThingsRequest: { ...service.shapes.ListThingsRequest, required: ['Owner', 'MaxResults'] },
        More: { type: 'string' },
      },
    },
    {},
  )
  expect(modelChanges(before, after)).toEqual([
    '+ operation GetThing',
    '- paginator ListThings',
    '+ shape ListThingsRequest required: "MaxResults"',
    '+ shape More',
    '- shape Owner sensitive: true',
    '~ shape PageSize max: 100 → 50',
    '+ shape Reason enum: "YES"',
    '- shape Reason enum: "NO"',
  ])
})
