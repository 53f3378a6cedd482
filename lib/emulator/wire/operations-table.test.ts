import { expect, test } from 'vitest'
import { model } from '../model/model'
import { allCases, commonCases, particularCases } from './all-cases'
import { operationNames } from './call'
import { operationsPage } from './operations-table'

const tried = new Set(allCases.map(({ operation, outcome }) => `${operation} ${outcome}`))

test('every operation is asked for what it is for', () => {
  const written = new Set(
    particularCases.filter(({ outcome }) => outcome === 'answers').map(({ operation }) => operation),
  )
  expect(operationNames.filter((operation) => !written.has(operation))).toEqual([])
  expect(operationNames).toHaveLength(45)
})

test('every exception that the model lists is seen', () => {
  const listed = operationNames.flatMap((operation) =>
    (model.operations[operation]?.errors ?? []).map((exception) => `${operation} ${exception}`),
  )
  expect(listed.filter((pair) => !tried.has(pair))).toEqual([])
})

test('no two cases have one title', () => {
  const titles = allCases.map(({ operation, outcome, title }) => `${operation} ${outcome} ${title}`)
  expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([])
})

test('the page in the repository is up to date; npm run operations:table writes it', async () => {
  await expect(operationsPage(particularCases, commonCases)).toMatchFileSnapshot('../operations.md')
})
