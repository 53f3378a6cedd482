import { describe, expect, test } from 'vitest'
import { countryCodes, countryName } from './countries'
import {
  apnPrograms,
  canonicalApnProgram,
  canonicalUseCase,
  closedLostReasons,
  competitors,
  customerUseCases,
  deliveryModels,
  industries,
  marketingChannels,
  marketingUseCases,
  primaryNeedsFromAws,
  salesActivities,
  usStates,
} from './value-lists'

describe('the lists a seller chooses from', () => {
  // Counts as the API documents them: a value lost or doubled while editing shows here.
  test.each([
    ['industries', industries, 28],
    ['use cases', customerUseCases, 39],
    ['programs', apnPrograms, 16],
    ['marketing use cases', marketingUseCases, 26],
    ['US states', usStates, 62],
    ['closed lost reasons', closedLostReasons, 19],
    ['needs from AWS', primaryNeedsFromAws, 8],
    ['delivery models', deliveryModels, 6],
    ['sales activities', salesActivities, 8],
    ['competitors', competitors, 11],
    ['marketing channels', marketingChannels, 13],
    ['countries', countryCodes, 249],
  ] as const)('%s are complete and without doubles', (_name, list, count) => {
    expect(new Set<string>(list).size).toBe(count)
    expect(list).toHaveLength(count)
  })

  test('no two countries share a name', () => {
    expect(new Set(countryCodes.map(countryName)).size).toBe(249)
  })
})

describe('spellings', () => {
  test('a use case is found with and without spaces around its slash', () => {
    expect(canonicalUseCase('Migration/Database Migration')).toBe('Migration / Database Migration')
    expect(canonicalUseCase('Migration / Database Migration')).toBe('Migration / Database Migration')
    expect(canonicalUseCase('Edge Computing/End User Computing')).toBe('Edge Computing / End User Computing')
    expect(canonicalUseCase('Migration')).toBeUndefined()
  })

  test('a program is found by its older spelling', () => {
    expect(canonicalApnProgram('IS Immersion Day SFID Program')).toBe('ISV Immersion Day SFID Program')
    expect(canonicalApnProgram('Workspaces/AppStream Accelerator Program')).toBe(
      'Workspaces/AppStream Accelerator Program',
    )
    expect(canonicalApnProgram('Immersion')).toBeUndefined()
  })
})

describe('countryName', () => {
  test.each([
    ['DE', 'Germany'],
    ['GB', 'United Kingdom'],
    ['AN', 'Netherlands Antilles'],
    ['Atlantis', 'Atlantis'],
    ['', ''],
  ])('%j is %j', (code, name) => expect(countryName(code)).toBe(name))
})

describe('the order of a list', () => {
  test('"Other" comes last', () => {
    expect(industries.at(-1)).toBe('Other')
    expect(competitors.at(-1)).toBe('*Other')
    expect(deliveryModels.at(-1)).toBe('Other')
    expect(closedLostReasons.at(-1)).toBe('Other')
  })

  test("sales activities follow a sale's course", () => {
    expect(salesActivities[0]).toBe('Initialized discussions with customer')
    expect(salesActivities.slice(-2)).toEqual(['Finalized Deployment Need', 'SOW Signed'])
  })
})
