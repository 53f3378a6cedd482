import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toCsv, toPaste } from './csv'

/** Reads CSV as RFC 4180 has it. */
function parsed(csv: string): string[][] {
  const fields = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy
  const rows: string[][] = [[]]
  for (const [, quoted, plain = '', end] of csv.replace(/^\uFEFF/, '').matchAll(fields)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain)
    if (end === '\r\n') rows.push([])
  }
  return rows.slice(0, -1)
}

describe('toCsv', () => {
  test('quotes what has commas, quotes or line ends, and ends every line with CRLF', () => {
    expect(
      toCsv([
        ['Company', 'Next step'],
        ['Smith, Jones', 'Say "yes"\nCall'],
      ]),
    ).toBe('\uFEFFCompany,Next step\r\n"Smith, Jones","Say ""yes""\nCall"\r\n')
  })

  test.each(['=1+1', '+1-800', '-A1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', "=cmd|' /C calc'!A0", '-1+1', '-'])(
    '%j is kept from running as a formula',
    (text) => {
      expect(parsed(toCsv([[text]]))).toEqual([[`'${text}`]])
    },
  )

  test.each(['-12.50', '+3', '12', '2026-11-21', 'a=b', ''])('%j stays as it is', (text) => {
    expect(parsed(toCsv([[text]]))).toEqual([[text]])
  })

  test('any table can be read back, but for the apostrophes', () => {
    const text = fc.oneof(fc.string(), fc.stringMatching(/^[=+@"',\r\n\t-]{0,4}$/))
    const tables = fc
      .integer({ min: 1, max: 4 })
      .chain((width) => fc.array(fc.array(text, { minLength: width, maxLength: width })))
    fc.assert(
      fc.property(tables, (rows) => {
        const read = parsed(toCsv(rows))
        const bare = (table: string[][]) =>
          table.map((row) => row.map((each) => each.replace(/^'(?=[=+\-@\t\r\n])/, '')))
        expect(bare(read)).toEqual(bare(rows))
        expect(read.flat().filter((each) => /^[=@\t\r\n]/.test(each))).toEqual([])
      }),
    )
  })
})

test('a table to paste has cells apart by tabs, each on one line and none a formula', () => {
  expect(
    toPaste([
      ['Owner', 'Open'],
      ['=1+1\tAna\nRuiz', '-12.50'],
    ]),
  ).toBe("Owner\tOpen\n'=1+1 Ana Ruiz\t-12.50")
})
