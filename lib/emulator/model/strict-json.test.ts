import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ServiceError } from '../errors'
import { parseStrictly } from './strict-json'

const parse = (text: string | Buffer) => parseStrictly(Buffer.from(text as string))

function refusal(text: string | Buffer): string {
  try {
    parse(text)
  } catch (error) {
    if (error instanceof ServiceError) return error.type
    throw error
  }
  return 'none'
}

const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`

describe('a body that is read', () => {
  test.each([
    ['colons, quotes and braces inside texts', String.raw`{"a":"{\"b\":1, \\","c":"\\\"::\\\\","d":["}"]}`],
    ['the same key in different objects', '{"a":{"a":1},"b":[{"a":1},{"a":2}]}'],
    ['escaped and plain text beyond the basic plane', String.raw`{"a":"\ud83d\ude00","b":"😀"}`],
    ['keys that objects have anyway', '{"__proto__":1,"constructor":2,"toString":3}'],
    ['64 levels', nested(64)],
    ['spaces and line breaks', ' {\n\t"a" : [ 1 , "x:" ] }\r\n'],
    ['no object at all', '"text"'],
  ])('may have %s', (_case, text) => {
    expect(parse(text)).toEqual(JSON.parse(text))
  })

  test('never touches the prototype of anything', () => {
    parse('{"__proto__":{"polluted":true}}')
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })

  test('is whatever JSON somebody writes', () => {
    fc.assert(
      fc.property(fc.json({ stringUnit: 'grapheme' }), (text) => {
        expect(parse(text)).toEqual(JSON.parse(text))
      }),
    )
  })
})

describe('a body is refused', () => {
  test.each([
    ['a key twice', '{"a":1,"a":1}'],
    ['a key twice, far apart and deep', '{"x":[{"a":{"b":1,"c":2,"b":3}}]}'],
    ['a key twice, once escaped', String.raw`{"Id":1,"\u0049d":2}`],
    ['__proto__ twice', '{"__proto__":1,"__proto__":2}'],
    ['65 levels', nested(65)],
    ['half a million levels', nested(500_000)],
    ['half a million objects in each other', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
    ['the first half of a surrogate pair', String.raw`{"a":"\ud83d"}`],
    ['the second half', String.raw`{"a":"x\uDE00"}`],
    ['both halves the wrong way round', String.raw`{"a":"\ude00\ud83d"}`],
    ['half a pair in a key', String.raw`{"\ud83d":1}`],
    ['a byte order mark', '\ufeff{}'],
    ['something after the value', '{} {}'],
    ['a trailing null byte', '{}\0'],
    ['a raw null byte in a text', '{"a":"\0"}'],
    ['nothing', ''],
    ['a comment', '{/**/}'],
    ['a trailing comma', '{"a":1,}'],
    ['NaN', '{"a":NaN}'],
    ['bytes that are not UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])],
    ['half a pair as bytes', Buffer.from([0x22, 0xed, 0xa0, 0xbd, 0x22])],
    ['UTF-16', Buffer.from('{}', 'utf16le')],
  ])('with %s', (_case, text) => {
    expect(refusal(text)).toBe('SerializationException')
  })

  test('whatever key is doubled, wherever it stands', () => {
    const key = fc.string({ unit: 'grapheme' })
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), key, fc.nat(20), (first, second, name, depth) => {
        const pair = `${JSON.stringify(name)}:${JSON.stringify(first)},${JSON.stringify(name)}:${JSON.stringify(second)}`
        expect(refusal(`${'['.repeat(depth)}{${pair}}${']'.repeat(depth)}`)).toBe('SerializationException')
      }),
    )
  })
})

test('a megabyte of one kind or another takes no time to speak of', () => {
  const worst = [
    `{${Array.from({ length: 90_000 }, (_, n) => `"${n}":1`).join()}}`,
    `"${'\\\\'.repeat(500_000)}"`,
    `[${'"",'.repeat(300_000)}""]`,
    `[${'{},'.repeat(300_000)}{}]`,
    '9'.repeat(1_000_000),
  ]
  for (const text of worst) {
    const start = performance.now()
    parse(text)
    expect(performance.now() - start).toBeLessThan(2_000)
  }
})
