import { acceptingTaskCases } from './accepting-task-cases'
import { arnCases } from './arn-cases'
import { associationCases } from './association-cases'
import { clientTokenCases } from './client-token-cases'
import { demandCases, deniedCases, validationCases } from './common-cases'
import { createOpportunityCases } from './create-opportunity-cases'
import { dealRuleCases } from './deal-rule-cases'
import { engagementCases } from './engagement-cases'
import { invitationCases } from './invitation-cases'
import { leadConversionCases } from './lead-conversion-cases'
import { opportunityCases } from './opportunity-cases'
import { opportunityListCases, solutionCases } from './opportunity-list-cases'
import { prospectingCases } from './prospecting-cases'
import { settingAndTagCases } from './setting-and-tag-cases'
import { snapshotCases } from './snapshot-cases'
import { strangerCases } from './stranger-cases'
import { submissionTaskCases } from './submission-task-cases'
import { throttlingCases } from './throttling-cases'
import { updateOpportunityCases } from './update-opportunity-cases'
import type { WireCase } from './wire-case'

/** What one partner does with its records. */
export const opportunityFamilies: readonly WireCase[] = [
  ...createOpportunityCases,
  ...updateOpportunityCases,
  ...opportunityCases,
  ...dealRuleCases,
  ...associationCases,
  ...opportunityListCases,
  ...solutionCases,
]

/** What partners and AWS do together, and what goes with it. */
export const engagementFamilies: readonly WireCase[] = [
  ...engagementCases,
  ...invitationCases,
  ...acceptingTaskCases,
  ...submissionTaskCases,
  ...leadConversionCases,
  ...snapshotCases,
  ...prospectingCases,
  ...settingAndTagCases,
]

/** Cases written for one operation each. */
export const particularCases: readonly WireCase[] = [...opportunityFamilies, ...engagementFamilies]

const reachedCases: readonly WireCase[] = [
  ...deniedCases,
  ...validationCases,
  ...strangerCases,
  ...arnCases,
  ...clientTokenCases,
  ...throttlingCases,
]

/** Cases that all operations have alike. */
export const commonCases: readonly WireCase[] = [
  ...reachedCases,
  ...demandCases([...particularCases, ...reachedCases]),
]

export const allCases: readonly WireCase[] = [...particularCases, ...commonCases]
