import { expect, test } from 'vitest'
import { type Condition, holds, pathsOf } from './condition'

const values = {
  Stage: 'Closed Lost',
  Reason: '',
  Models: ['SaaS or PaaS', 'Resell'],
  Nothing: [],
  Spend: [{ For: 'AWS' }, { For: 'Self' }],
}

test.each<[Condition, boolean]>([
  [{ path: 'Stage', oneOf: ['Closed Lost'] }, true],
  [{ path: 'Stage', oneOf: ['Launched', 'Committed'] }, false],
  [{ path: 'Models', oneOf: ['Resell'] }, true],
  [{ path: 'Models', oneOf: ['Other'] }, false],
  [{ path: 'Stage', noneOf: ['Closed Lost'] }, false],
  [{ path: 'Missing', noneOf: ['Closed Lost'] }, true],
  [{ path: 'Models', noneOf: ['Resell'] }, false],
  [{ path: 'Stage', filled: true }, true],
  [{ path: 'Reason', filled: true }, false],
  [{ path: 'Missing', filled: true }, false],
  [{ path: 'Nothing', filled: true }, false],
  [{ path: 'Spend.*.For', oneOf: ['Self'] }, true],
  [{ path: 'Spend.*.For', oneOf: ['Other'] }, false],
  [{ path: 'Missing.*.For', oneOf: ['Self'] }, false],
  [
    {
      anyOf: [
        { path: 'Reason', filled: true },
        { path: 'Stage', filled: true },
      ],
    },
    true,
  ],
  [{ anyOf: [{ path: 'Reason', filled: true }] }, false],
])('%j: %s', (condition, expected) => expect(holds(condition, values)).toBe(expected))

test('tells which paths it reads, a list as a whole', () => {
  const condition: Condition = {
    anyOf: [
      { path: 'Stage', filled: true },
      { path: 'Spend.*.For', oneOf: ['Self'] },
    ],
  }
  expect(pathsOf(condition)).toEqual(['Stage', 'Spend'])
})
