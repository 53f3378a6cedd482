import * as z from 'zod'
import { withChanges } from '@/lib/opportunity/changes'
import { LastModifiedDate, type Opportunity, OpportunityId } from '@/lib/opportunity/opportunity'
import type { Stage as StageName } from '@/lib/opportunity/stage'
import { stageAnswers, stageEdit, withLossReason } from '@/lib/opportunity/stage-answers'
import { Stage } from '@/lib/opportunity/stage-schema'
import type { OpportunityEdit } from '@/lib/partner-central/edit'
import { VersionConflictError } from '@/lib/partner-central/errors'

/** What the board sends when a card is moved. */
export const StageChange = withLossReason(
  z.strictObject({ id: OpportunityId, from: Stage, to: Stage, seen: LastModifiedDate, ...stageAnswers }),
)
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

const attempts = 3

/**
 * Moves a deal to another stage in one UpdateOpportunity. Where the record has changed since the seller read it, but
 * stands at the stage they moved it from, the two edits do not touch each other and the move goes over the record as
 * it is now.
 *
 * @throws StageMovedError when it no longer stands there; nothing was written.
 * @param edit Takes the edit: the desk's, with what it is to know of it.
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
          return withChanges(current, stageEdit(change.to, change))
        },
      })
    } catch (error) {
      if (!(error instanceof VersionConflictError) || attempt === attempts) throw error
      if (stageOf(error.current) !== change.from) throw new StageMovedError(error.current)
      seen = error.current.LastModifiedDate
    }
  }
}
