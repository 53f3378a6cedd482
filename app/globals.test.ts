import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const css = readFileSync(fileURLToPath(new URL('./globals.css', import.meta.url)), 'utf8')

/** Every opaque token: name → [light, dark]. */
const tokens = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g)].map(
    ([, name, light, dark]) => [name, [light, dark] as [string, string]],
  ),
)

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)) as [
    number,
    number,
    number,
  ]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

const surfaces = ['canvas', 'sunken', 'surface', 'raised', 'hover', 'selected']
const tones = ['neutral', 'info', 'success', 'warning', 'danger']

function pairs(texts: string[], grounds: string[]): [string, string][] {
  return texts.flatMap((text) => grounds.map((ground): [string, string] => [text, ground]))
}

const textPairs = [
  ...pairs(['ink', 'muted', 'faint', 'accent-text', ...tones.map((tone) => `${tone}-text`)], surfaces),
  ...tones.flatMap((tone) => pairs(['ink', 'muted', `${tone}-text`], [`${tone}-soft`])),
  ...pairs(['ink', 'muted', 'accent-text'], ['accent-soft']),
  ...pairs(['on-accent'], ['accent', 'accent-hover']),
  ...pairs(['on-danger'], ['danger', 'danger-hover']),
  ...pairs(['canvas'], ['ink']),
]

const shapePairs = [
  ...pairs(['control'], ['canvas', 'sunken', 'surface', 'raised', 'hover']),
  ...pairs(['focus'], [...surfaces, 'accent-soft']),
  ...pairs(['danger'], ['surface', 'raised']),
]

function ratios(front: string, back: string): number[] {
  const [fronts, backs] = [tokens.get(front), tokens.get(back)]
  if (!fronts || !backs) throw new Error(`No token ${fronts ? back : front}`)
  return [contrast(fronts[0], backs[0]), contrast(fronts[1], backs[1])]
}

describe('contrast, in light and in dark', () => {
  test.each(textPairs)('text-%s reads on bg-%s', (text, ground) => {
    for (const ratio of ratios(text, ground)) expect(ratio).toBeGreaterThanOrEqual(4.5)
  })

  test.each(shapePairs)('the edge %s shows on bg-%s', (edge, ground) => {
    for (const ratio of ratios(edge, ground)) expect(ratio).toBeGreaterThanOrEqual(3)
  })
})

test('every colour utility stands for a token', () => {
  for (const [, utility, token] of css.matchAll(/--color-([\w-]+): var\(--([\w-]+)\);/g)) {
    expect(token).toBe(utility)
    expect(css).toContain(`--${token}: light-dark(`)
  }
})

test('the measure itself is right: black on white is 21 to 1, and #767676 just passes', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2)
})
