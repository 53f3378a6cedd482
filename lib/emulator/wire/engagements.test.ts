import { engagementFamilies } from './all-cases'
import { runCases } from './run-cases'

runCases(engagementFamilies)
