import { prospectingCases } from './prospecting-cases'
import { runCases } from './run-cases'
import { settingAndTagCases } from './setting-and-tag-cases'
import { snapshotCases } from './snapshot-cases'

runCases([...snapshotCases, ...prospectingCases, ...settingAndTagCases])
