import { engagementCases } from './engagement-cases'
import { invitationCases } from './invitation-cases'
import { prospectingCases } from './prospecting-cases'
import { runCases } from './run-cases'
import { settingAndTagCases } from './setting-and-tag-cases'
import { snapshotCases } from './snapshot-cases'
import { taskCases } from './task-cases'

runCases([
  ...engagementCases,
  ...invitationCases,
  ...taskCases,
  ...snapshotCases,
  ...prospectingCases,
  ...settingAndTagCases,
])
