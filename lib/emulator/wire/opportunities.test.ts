import { opportunityFamilies } from './all-cases'
import { runCases } from './run-cases'

runCases(opportunityFamilies)
