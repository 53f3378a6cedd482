import { commonCases } from './all-cases'
import { runCases } from './run-cases'

runCases(commonCases)
