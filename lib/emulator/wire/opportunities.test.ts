import { associationCases } from './association-cases'
import { opportunityCases } from './opportunity-cases'
import { opportunityListCases, solutionCases } from './opportunity-list-cases'
import { runCases } from './run-cases'

runCases([...opportunityCases, ...associationCases, ...opportunityListCases, ...solutionCases])
