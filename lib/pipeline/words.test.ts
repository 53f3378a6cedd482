import { expect, test } from 'vitest'
import type { AgendaReason } from './agenda'
import { reasonText } from './words'

test.each<[AgendaReason, string]>([
  [{ kind: 'sentBack', days: 0 }, 'Sent back by AWS today'],
  [{ kind: 'sentBack', days: 3 }, 'Sent back by AWS 3 days ago'],
  [{ kind: 'closeDatePast', closeDate: '2026-11-20', days: 1 }, '1 day past its close date'],
  [{ kind: 'closeDateSoon', closeDate: '2026-11-21', days: 0 }, 'Closes today'],
  [{ kind: 'closeDateSoon', closeDate: '2026-11-22', days: 1 }, 'Closes tomorrow'],
  [{ kind: 'closeDateSoon', closeDate: '2026-11-23', days: 2 }, 'Closes in 2 days'],
  [
    {
      kind: 'awsDisagrees',
      differences: [
        { field: 'stage', ours: 'Qualified', aws: 'Launched' },
        { field: 'closeDate', aws: '2027-01-31' },
      ],
    },
    'AWS has stage Launched, close date <2027-01-31>',
  ],
  [{ kind: 'noNextStep' }, 'No next step'],
  [{ kind: 'oldNextStep', days: 14 }, 'Next step 14 days old'],
  [{ kind: 'stuck', days: 45, usualDays: 20 }, '45 days in stage, usually 20'],
  [{ kind: 'stuck', days: 45, usualDays: 20, isAtLeast: true }, 'At least 45 days in stage, usually 20'],
  [{ kind: 'bigMover', delta: [] }, 'Big mover'],
  [{ kind: 'new' }, 'New'],
])('%j reads %j', (reason, text) => {
  expect(reasonText(reason, (date) => `<${date}>`)).toBe(text)
})
