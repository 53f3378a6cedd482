import { associationCases } from './association-cases'
import { dealRuleCases } from './deal-rule-cases'
import { opportunityCases } from './opportunity-cases'
import { opportunityListCases, solutionCases } from './opportunity-list-cases'
import { runCases } from './run-cases'

runCases([
  ...opportunityCases,
  ...dealRuleCases,
  ...associationCases,
  ...opportunityListCases,
  ...solutionCases,
])
