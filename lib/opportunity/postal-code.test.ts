import { describe, expect, test } from 'vitest'
import { hasPostalCodes, isPostalCode, postalFormats } from './postal-code'

describe('isPostalCode', () => {
  test.each([
    ['US', '98109', true],
    ['US', '98109-1234', true],
    ['US', '9810', false],
    ['US', '98109 1234', false],
    ['CA', 'K1A 0B1', true],
    ['CA', 'k1a0b1', true],
    ['CA', 'K1A-0B1', false],
    ['GB', 'SW1A 1AA', true],
    ['GB', 'M11AE', true],
    ['GB', 'EC1A1BB', true],
    ['GB', 'SW1A', false],
    ['DE', '10115', true],
    ['DE', '1011', false],
    ['NL', '1012 JS', true],
    ['NL', '1012', false],
    ['PL', '00-001', true],
    ['PL', '00001', false],
    ['JP', '100-0001', true],
    ['JP', '1000001', true],
    ['SE', 'SE-11455', true],
    ['SE', '114 55', true],
    ['SE', 'S 11455', false],
    ['PT', '1000-205', true],
    ['LT', 'LT-01100', true],
    ['MT', 'VLT 1117', true],
    ['BM', 'HM 12', true],
    ['BM', 'HM AX', true],
    ['BN', 'KB1234', true],
    ['BN', 'XY1234', false],
    ['SV', '1101', true],
    ['SV', '1102', false],
    ['SM', '47891', true],
    ['SM', '47991', false],
    ['MC', '98000', true],
    ['IN', '110 001', true],
  ])('%s %j: %s', (country, text, expected) => expect(isPostalCode(country, text)).toBe(expected))

  test('a country AWS lists no format for takes any text up to 20 characters', () => {
    expect(isPostalCode('CL', '8320000')).toBe(true)
    expect(isPostalCode('CL', '')).toBe(false)
    expect(isPostalCode('CL', 'x'.repeat(21))).toBe(false)
  })

  test('a country without postal codes asks for none', () => {
    expect(hasPostalCodes('AE')).toBe(false)
    expect(isPostalCode('AE', '')).toBe(true)
    expect(hasPostalCodes('DE')).toBe(true)
    expect(hasPostalCodes('CL')).toBe(true)
  })
})

describe('postalFormats', () => {
  test.each([
    ['US', ['99999', '99999-9999']],
    ['CA', ['A9A 9A9', 'A9A9A9']],
    ['GP', ['971NN']],
    ['PM', ['97500']],
    ['AE', []],
    ['CL', []],
  ])('%s is written as AWS writes it', (country, formats) => expect(postalFormats(country)).toEqual(formats))
})
