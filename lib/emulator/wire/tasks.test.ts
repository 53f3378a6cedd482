import { runCases } from './run-cases'
import { taskCases } from './task-cases'

runCases(taskCases)
