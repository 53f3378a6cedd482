import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Model, model, type Shape } from '../model/model'

/*
 * For tests: our model data as the folder in which botocore, and so the AWS CLI and boto3, looks for a service.
 */

/**
 * Writes the folder that `AWS_DATA_PATH` names; a client that never heard of the service learns it there, and one that
 * knows it takes our description instead of its own.
 */
export function writeBotocoreModel(folder: string): void {
  const place = join(folder, model.signingName, model.apiVersion)
  mkdirSync(place, { recursive: true })
  const write = (name: string, content: object) =>
    writeFileSync(join(place, `${name}.json`), JSON.stringify(content))
  write('service-2', service(model))
  write('paginators-1', { pagination: model.paginators })
  write('endpoint-rule-set-1', endpointRules)
}

function service({ apiVersion, signingName, targetPrefix, operations, shapes }: Model) {
  return {
    version: '2.0',
    metadata: {
      apiVersion,
      endpointPrefix: signingName,
      jsonVersion: '1.0',
      protocol: 'json',
      protocols: ['json'],
      serviceFullName: 'Partner Central Selling API',
      serviceId: 'PartnerCentral Selling',
      signatureVersion: 'v4',
      signingName,
      targetPrefix,
      uid: `${signingName}-${apiVersion}`,
    },
    operations: mapped(operations, ({ input, output, errors, idempotent }, name) => ({
      name,
      http: { method: 'POST', requestUri: '/' },
      ...(input && { input: { shape: input } }),
      ...(output && { output: { shape: output } }),
      errors: errors.map((error) => ({ shape: error })),
      idempotent,
    })),
    shapes: mapped(shapes, described),
  }
}

function described(shape: Shape): object {
  switch (shape.type) {
    case 'structure': {
      const { members, idempotencyToken, ...rest } = shape
      const member = (name: string, of: string) =>
        name === idempotencyToken ? { shape: of, idempotencyToken: true } : { shape: of }
      return { ...rest, members: mapped(members, (of, name) => member(name, of)) }
    }
    case 'list':
      return { ...shape, member: { shape: shape.member } }
    case 'map':
      return { ...shape, key: { shape: shape.key }, value: { shape: shape.value } }
    default:
      return shape
  }
}

function mapped<Value, Result>(
  entries: Record<string, Value>,
  change: (value: Value, name: string) => Result,
) {
  return Object.fromEntries(Object.entries(entries).map(([name, value]) => [name, change(value, name)]))
}

/** There is one endpoint only: the one that the caller names. */
const endpointRules = {
  version: '1.0',
  parameters: {
    Region: { builtIn: 'AWS::Region', required: false, documentation: '', type: 'String' },
    Endpoint: { builtIn: 'SDK::Endpoint', required: false, documentation: '', type: 'String' },
  },
  rules: [
    {
      conditions: [{ fn: 'isSet', argv: [{ ref: 'Endpoint' }] }],
      endpoint: { url: { ref: 'Endpoint' }, properties: {}, headers: {} },
      type: 'endpoint',
    },
    { conditions: [], error: 'Name an endpoint', type: 'error' },
  ],
}
