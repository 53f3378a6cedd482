import { engagementCases } from './engagement-cases'
import { runCases } from './run-cases'

runCases(engagementCases)
