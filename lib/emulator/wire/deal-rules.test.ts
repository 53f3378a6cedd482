import { dealRuleCases } from './deal-rule-cases'
import { runCases } from './run-cases'

runCases(dealRuleCases)
