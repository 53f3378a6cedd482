import { expect, test } from 'vitest'
import { canWrite, roles } from './roles'

test('sellers and managers may change records, viewers may not', () => {
  expect(roles.filter(canWrite)).toEqual(['seller', 'manager'])
})
