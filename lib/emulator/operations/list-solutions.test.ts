import {
  ListSolutionsCommand,
  type ListSolutionsCommandInput,
  paginateListSolutions,
} from '@aws-sdk/client-partnercentral-selling'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestEmulator, type TestEmulator } from '../test-emulator'

let service: TestEmulator
beforeAll(async () => {
  service = await openTestEmulator()
})
afterAll(() => service.close())

async function listed(query: Partial<ListSolutionsCommandInput> = {}) {
  const { SolutionSummaries = [] } = await service.client.send(
    new ListSolutionsCommand({ Catalog: 'Sandbox', ...query }),
  )
  return SolutionSummaries
}

test("has the Sandbox's documented test solution", async () => {
  expect(await listed({ Identifier: ['S-1234567'] })).toEqual([
    {
      Catalog: 'Sandbox',
      Id: 'S-1234567',
      Arn: 'arn:aws:partnercentral:us-east-1:111122223333:catalog/Sandbox/solution/S-1234567',
      Name: 'Sandbox test solution',
      Status: 'Active',
      Category: 'Software Product',
      CreatedDate: new Date('2024-11-14T09:00:00Z'),
    },
  ])
})

test('filters by status and category', async () => {
  expect((await listed({ Status: ['Draft', 'Inactive'] })).map(({ Id }) => Id)).toEqual([
    'S-2000107',
    'S-2000108',
  ])
  expect((await listed({ Category: ['Managed Service'] })).map(({ Id }) => Id)).toEqual(['S-2000104'])
})

test('sorts both ways', async () => {
  const names = async (SortOrder: 'ASCENDING' | 'DESCENDING') =>
    (await listed({ Sort: { SortBy: 'Name', SortOrder } })).map(({ Name }) => Name ?? '')
  expect(await names('ASCENDING')).toEqual((await names('DESCENDING')).toReversed())
  expect((await names('ASCENDING')).slice(0, 2)).toEqual([
    'Backup Gateway Classic',
    'Cloud Migration Factory',
  ])
})

test('pages through every solution once', async () => {
  const seen: unknown[] = []
  const sort = { SortBy: 'Category', SortOrder: 'DESCENDING' } as const
  for await (const { SolutionSummaries = [] } of paginateListSolutions(
    { client: service.client, pageSize: 2 },
    { Catalog: 'Sandbox', Sort: sort },
  )) {
    seen.push(...SolutionSummaries.map(({ Id }) => Id))
  }
  expect(seen).toEqual((await listed({ Sort: sort, MaxResults: 100 })).map(({ Id }) => Id))
})

test('keeps the catalogs apart', async () => {
  const sandbox = (await listed()).map(({ Id }) => Id)
  const aws = (await listed({ Catalog: 'AWS' })).map(({ Id }) => Id)
  expect(aws.length).toBeGreaterThan(0)
  expect(aws.filter((id) => sandbox.includes(id))).toEqual([])
})
