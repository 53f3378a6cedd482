import fc, { type Arbitrary } from 'fast-check'
import { type StructureShape, shapeNamed } from '../model/model'
import { Reference } from './reference'
import { inputShape, validInput } from './valid-inputs'

/** Bytes to send as they are: what no value written as JSON can be. */
export class RawBody {
  constructor(readonly bytes: Buffer) {}
}

/** Bodies that nobody would send who wants something: junk in the members, junk instead of a body, no JSON at all. */
export function wildInput(operation: string): Arbitrary<unknown> {
  const { members } = shapeNamed(inputShape(operation)) as StructureShape
  const junkMembers = fc.record(Object.fromEntries(Object.keys(members).map((name) => [name, junk])), {
    requiredKeys: [],
  })
  return fc.oneof(
    { arbitrary: junkMembers, weight: 4 },
    { arbitrary: oneJunkMember(validInput(operation)), weight: 4 },
    { arbitrary: junk, weight: 1 },
    { arbitrary: fc.oneof({ arbitrary: rawText, weight: 4 }, { arbitrary: rawBytes, weight: 1 }), weight: 2 },
  )
}

const junk: Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    -1,
    2 ** 60,
    1e300,
    '',
    'Sandbox',
    'O5000001',
    'S-1234567',
    '../../etc/passwd',
    '2026-12-15',
    [],
    {},
    [null],
    [[[[[[]]]]]],
    { constructor: { prototype: { polluted: true } } },
    JSON.parse('{"__proto__":{"polluted":true}}'),
    'x'.repeat(100_000),
    Array(1_000).fill('O5000001'),
  ),
  fc.jsonValue({ maxDepth: 2, stringUnit: 'binary' }),
  fc.nat().map((pick) => new Reference('either', 'engagement', pick)),
  fc.nat().map((pick) => new Reference('id', 'opportunity', pick)),
)

/** Otherwise right. */
function oneJunkMember(valid: Arbitrary<unknown>): Arbitrary<unknown> {
  return fc.tuple(valid, fc.nat(), junk).map(([body, where, value]) => {
    const names = Object.keys(body as object)
    const name = names[where % (names.length || 1)] ?? 'Catalog'
    return { ...(body as object), [name]: value }
  })
}

const object = '{"Catalog":"Sandbox","Identifier":"O5000001"}'

const rawText = fc
  .oneof(
    fc.constantFrom(
      '',
      ' ',
      'null',
      '""',
      '[]',
      `\ufeff${object}`,
      `${object}${object}`,
      `${object}\0`,
      '{"Catalog":"Sandbox","Catalog":"AWS"}',
      String.raw`{"Catalog":"Sandbox","\u0043atalog":"AWS"}`,
      '{"Catalog":"Sandbox","MaxResults":1e400}',
      `{"Catalog":"Sandbox","MaxResults":${'9'.repeat(100_000)}}`,
      '{"Catalog":"Sandbox","MaxResults":0.1e1}',
      String.raw`{"Catalog":"Sandbox","ClientToken":"\ud800"}`,
      `{"Catalog":"Sandbox","Project":${'['.repeat(50_000)}${']'.repeat(50_000)}}`,
      `{"Catalog":"Sandbox","Project":${'{"Project":'.repeat(100)}1${'}'.repeat(100)}}`,
    ),
    fc.nat(object.length).map((length) => object.slice(0, length)),
    fc.string({ unit: 'binary', maxLength: 30 }),
  )
  .map((text) => new RawBody(Buffer.from(text)))

const rawBytes = fc.uint8Array({ maxLength: 20 }).map((array) => new RawBody(Buffer.from(array)))
