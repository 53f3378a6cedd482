#!/usr/bin/env node
/*
 * Regenerates lib/emulator/model.json from a botocore service model:
 *   npm run model:update -- path/to/partnercentral-selling/2022-07-26/service-2.json
 * Keeps what a server needs to judge a request and drops AWS's documentation text. One shape per line, sorted, so that
 * a model bump reads as a diff.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const target = fileURLToPath(new URL('../lib/emulator/model.json', import.meta.url))
const constraints = ['required', 'enum', 'pattern', 'min', 'max', 'sensitive', 'union', 'timestampFormat']

const [source] = process.argv.slice(2)
if (!source) {
  console.error('Usage: npm run model:update -- <service-2.json>')
  process.exit(1)
}

const service = JSON.parse(readFileSync(source, 'utf8'))

function operation({ input, output, errors = [], idempotent }) {
  return {
    ...(input && { input: input.shape }),
    ...(output && { output: output.shape }),
    errors: errors.map((error) => error.shape).sort(),
    ...(idempotent && { idempotent }),
  }
}

function shape(definition) {
  const kept = { type: definition.type }
  for (const name of constraints) if (definition[name] !== undefined) kept[name] = definition[name]
  if (definition.members) kept.members = memberShapes(definition.members)
  if (definition.type === 'list') kept.member = definition.member.shape
  if (definition.type === 'map')
    Object.assign(kept, { key: definition.key.shape, value: definition.value.shape })
  const token = Object.entries(definition.members ?? {}).find(([, member]) => member.idempotencyToken)
  if (token) kept.idempotencyToken = token[0]
  return kept
}

function memberShapes(members) {
  return Object.fromEntries(Object.entries(members).map(([name, member]) => [name, member.shape]))
}

function lines(entries) {
  const sorted = Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1))
  return sorted.map(([name, value]) => `    ${JSON.stringify(name)}: ${JSON.stringify(value)}`).join(',\n')
}

function mapped(entries, keep) {
  return Object.fromEntries(Object.entries(entries).map(([name, value]) => [name, keep(value)]))
}

const { apiVersion, targetPrefix, signingName } = service.metadata
writeFileSync(
  target,
  `{
  "apiVersion": ${JSON.stringify(apiVersion)},
  "targetPrefix": ${JSON.stringify(targetPrefix)},
  "signingName": ${JSON.stringify(signingName)},
  "operations": {
${lines(mapped(service.operations, operation))}
  },
  "shapes": {
${lines(mapped(service.shapes, shape))}
  }
}
`,
)
console.info(`Wrote ${target}: ${Object.keys(service.operations).length} operations`)
