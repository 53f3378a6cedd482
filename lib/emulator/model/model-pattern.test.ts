import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { model, type StringShape, shapeNamed } from './model'
import { codePoints, patternExpression, patternLimits } from './model-pattern'

const patterns = [
  ...new Set(
    Object.values(model.shapes).flatMap((shape) => (shape.type === 'string' && shape.pattern) || []),
  ),
].filter((pattern) => patternLimits(pattern) === undefined)

/** Beginnings that get far into a pattern, then a part that repeats, then what no pattern ends with. */
const beginnings = [
  '',
  'a',
  'a@a',
  'https://',
  'https://www.a',
  'arn:',
  'arn:aws:partnercentral:',
  'role/',
  '+1',
]
const repeated = ['a', '1', '.', '.a', 'a.', '-', 'a-', '/', '/a', ':', 'é', '\n']
const endings = ['\n', 'é', '~']
const attacks = beginnings.flatMap((start) =>
  repeated.flatMap((part) => endings.map((end) => (n: number) => `${start}${part.repeat(n)}${end}`)),
)

/** Milliseconds. */
function timed(run: () => void): number {
  const start = performance.now()
  run()
  return performance.now() - start
}

test.each(patterns)('a text of any length is refused at once by %s', (pattern) => {
  const expression = patternExpression(pattern)
  // What grows without bounds shows before it hangs.
  for (const length of [20, 24, 28, 32, 36, 40, 70, 120, 250, 2_000, 100_000]) {
    for (const attack of attacks) {
      const text = attack(length)
      expect(timed(() => void expression.test(text))).toBeLessThan(1000)
    }
  }
})

describe('a quicker form of a pattern accepts what the model does', () => {
  const pieces = [
    'http',
    's',
    '://',
    'www',
    '.',
    'a',
    'Z',
    '9',
    '-',
    '@',
    '!',
    '(',
    '|',
    '}',
    'é',
    '\n',
    '?',
    '😀',
  ]
  const text = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join(''))

  test.each(['CompanyWebsiteUrl', 'SenderContactEmail'])('%s', (name) => {
    const { pattern = '' } = shapeNamed(name) as StringShape
    const original = new RegExp(`^(?:${pattern})$`, 'u')
    const quicker = patternExpression(pattern)
    expect(quicker.source).not.toBe(original.source)
    const start = fc.constantFrom('', 'a.', 'www.a.', 'http://a', 'a@', 'a@b')
    fc.assert(
      fc.property(start, text, (begin, rest) => {
        expect(quicker.test(begin + rest)).toBe(original.test(begin + rest))
      }),
      { numRuns: 5_000 },
    )
  })
})

test('length limits are read from patterns that say nothing else', () => {
  expect(patternLimits('(?s).{0,120}')).toEqual({ min: 0, max: 120 })
  expect(patternLimits('.{1,255}')).toBeUndefined()
  expect(codePoints('a😀')).toBe(2)
})
