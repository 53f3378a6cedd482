'use server'

import { defineAction } from '@/lib/action'
import { writers } from '@/lib/auth/roles'
import { cardOf } from '@/lib/mirror/record'
import { fail, ok } from '@/lib/result'
import { changeStage, StageChange, StageMovedError } from './stage-change'

/**
 * Moves a deal to another stage. Revalidates nothing: the board lays the answer over what it shows, so a move costs the
 * same few hundred bytes however many deals there are.
 */
export const moveStage = defineAction({
  input: StageChange,
  allow: writers,
  async run(change, { catalog, desk, mirror }) {
    try {
      const { opportunity: saved, queued, revision: own } = await changeStage(desk.edit, change)
      const revision = own ?? (await mirror.revision(catalog))
      const stored = await mirror.card(catalog, saved.Id)
      const card = stored?.version === saved.LastModifiedDate ? stored : cardOf(saved, true)
      return ok({ card, revision, isOwnRevision: own !== undefined, ...(queued && { queued }) })
    } catch (error) {
      if (!(error instanceof StageMovedError)) throw error
      const message = `Somebody moved it to ${error.current.LifeCycle?.Stage} meanwhile. Nothing was changed.`
      return fail({ kind: 'conflict', message, current: cardOf(error.current, true) })
    }
  },
})
