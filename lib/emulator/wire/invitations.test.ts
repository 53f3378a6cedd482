import { invitationCases } from './invitation-cases'
import { runCases } from './run-cases'

runCases(invitationCases)
