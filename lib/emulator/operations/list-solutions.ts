import type { ListSolutionsRequest, SolutionSortName } from '@aws-sdk/client-partnercentral-selling'
import { defaultPageSize } from '../list/paging'
import type { Operation } from '../operation'
import type { Sent } from '../sent'
import { type Solution, solutionSummary, solutionsIn } from '../solutions'

type Input = Sent<ListSolutionsRequest, 'Catalog'>

/** The account's registered solutions. The model names no default order; ours is by identifier, ascending. */
export const listSolutions: Operation<Input> = {
  writes: false,
  async run(input, { account, catalog, pager }) {
    const after = pager.read('ListSolutions', input)
    const rows = solutionsIn(catalog)
      .filter((solution) => matches(solution, input))
      .map((solution) => ({
        solution,
        key: sortKey(solution, input.Sort?.SortBy),
        number: numberOf(solution),
      }))
      .sort((a, b) => order(a, b))
    if (input.Sort?.SortOrder === 'DESCENDING') rows.reverse()
    const start = after ? rows.findIndex(({ number }) => number === after.number) + 1 : 0
    const page = rows.slice(start, start + (input.MaxResults ?? defaultPageSize))
    const last = page.at(-1)
    return {
      SolutionSummaries: page.map(({ solution }) => solutionSummary(account, catalog, solution)),
      ...(last && rows.at(-1) !== last && { NextToken: pager.write('ListSolutions', input, last) }),
    }
  },
}

function matches(
  solution: Solution,
  { Status, Identifier, Category, AwsMarketplaceSolutionArn }: Input,
): boolean {
  const within = (values: readonly string[] | undefined, value: string | undefined) =>
    !values?.length || (value !== undefined && values.includes(value))
  return (
    within(Status, solution.status) &&
    within(Identifier, solution.id) &&
    within(Category, solution.category) &&
    within(AwsMarketplaceSolutionArn, solution.marketplaceArn)
  )
}

function sortKey(solution: Solution, by: SolutionSortName = 'Identifier'): string {
  switch (by) {
    case 'Identifier':
      return solution.id
    case 'Name':
      return solution.name
    case 'Status':
      return solution.status
    case 'Category':
      return solution.category
    case 'CreatedDate':
      return solution.created
  }
}

function numberOf({ id }: Solution): number {
  return Number(id.slice(2))
}

interface Row {
  key: string
  number: number
}

function order(a: Row, b: Row): number {
  if (a.key !== b.key) return a.key < b.key ? -1 : 1
  return a.number - b.number
}
