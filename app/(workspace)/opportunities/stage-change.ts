import * as z from 'zod'
import { withChanges } from '@/lib/opportunity/changes'
import { LastModifiedDate, type Opportunity, OpportunityId } from '@/lib/opportunity/opportunity'
import { PlainDate } from '@/lib/opportunity/plain-date-schema'
import type { Stage as StageName } from '@/lib/opportunity/stage'
import { Stage } from '@/lib/opportunity/stage-schema'
import { closedLostReasons } from '@/lib/opportunity/value-lists'
import type { OpportunityEdit } from '@/lib/partner-central/edit'
import { VersionConflictError } from '@/lib/partner-central/errors'

/** What the board sends when a card is moved. */
export const StageChange = z
  .strictObject({
    id: OpportunityId,
    from: Stage,
    to: Stage,
    seen: LastModifiedDate,
    closedLostReason: z.enum(closedLostReasons).optional(),
    nextSteps: z.string().max(255, 'Keep the next steps under 256 characters').optional(),
    closeDate: PlainDate.optional(),
    awsAccountId: z
      .string()
      .regex(/^\d{12}$/, 'An AWS account id has 12 digits')
      .optional(),
  })
  .refine(({ to, closedLostReason }) => to !== 'Closed Lost' || closedLostReason !== undefined, {
    path: ['LifeCycle', 'ClosedLostReason'],
    message: 'Say why the deal was lost',
  })
  .refine(({ to, closedLostReason }) => to === 'Closed Lost' || closedLostReason === undefined, {
    path: ['LifeCycle', 'ClosedLostReason'],
    message: 'Only a lost deal has a reason',
  })
export type StageChange = z.infer<typeof StageChange>

/** Somebody else moved the deal meanwhile, so that "from here to there" no longer says what the seller meant. */
export class StageMovedError extends Error {
  readonly current: Opportunity

  constructor(current: Opportunity) {
    super(`${current.Id} is no longer at the stage it was moved from`)
    this.name = 'StageMovedError'
    this.current = current
  }
}

function stageOf(record: Opportunity): StageName | undefined {
  return record.LifeCycle?.Stage ?? undefined
}

function withStage(current: Opportunity, change: StageChange): Opportunity {
  return withChanges(current, {
    LifeCycle: {
      Stage: change.to,
      // A reason that an earlier loss left behind would be refused with any other stage.
      ClosedLostReason: change.closedLostReason ?? null,
      ...(change.nextSteps ? { NextSteps: change.nextSteps } : {}),
      ...(change.closeDate ? { TargetCloseDate: change.closeDate } : {}),
    },
    ...(change.awsAccountId ? { Customer: { Account: { AwsAccountId: change.awsAccountId } } } : {}),
  })
}

const attempts = 3

/**
 * Moves a deal to another stage in one UpdateOpportunity. Where the record has changed since the seller read it, but
 * stands at the stage they moved it from, the two edits do not touch each other and the move goes over the record as
 * it is now.
 *
 * @throws StageMovedError when it no longer stands there; nothing was written.
 * @param edit Makes the edit: `editOpportunity`, or the desk's.
 * @throws LockedFieldsError, VersionConflictError, PartnerCentralError as `edit` does.
 */
export async function changeStage<Saved>(
  edit: (edit: OpportunityEdit) => Promise<Saved>,
  change: StageChange,
): Promise<Saved> {
  let seen = change.seen
  for (let attempt = 1; ; attempt++) {
    try {
      return await edit({
        id: change.id,
        seen,
        change: (current) => {
          if (stageOf(current) !== change.from) throw new StageMovedError(current)
          return withStage(current, change)
        },
      })
    } catch (error) {
      if (!(error instanceof VersionConflictError) || attempt === attempts) throw error
      if (stageOf(error.current) !== change.from) throw new StageMovedError(error.current)
      seen = error.current.LastModifiedDate
    }
  }
}
