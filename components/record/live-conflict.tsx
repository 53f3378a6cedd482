'use client'

import { type RefObject, useState } from 'react'
import { type Control, type FieldValues, useWatch } from 'react-hook-form'
import type { FieldSpec } from '@/lib/form/field-spec'
import type { OpportunityDraft } from '@/lib/opportunity/draft'
import { type Rebase, rebase } from '@/lib/opportunity/rebase'
import type { ReviewStatus } from '@/lib/opportunity/review'
import { ConflictResolver } from './conflict-resolver'

export interface LiveConflictProps {
  /** Put on the whole of it, so that it can be scrolled to and focused. */
  box: RefObject<HTMLDivElement | null>
  control: Control<FieldValues>
  base: OpportunityDraft
  theirs: OpportunityDraft
  status: { was: ReviewStatus; now: ReviewStatus }
  isOpen: (path: string) => boolean
  lock: string
  specs: readonly FieldSpec[]
  saving: boolean
  onSave: (rebase: Rebase<OpportunityDraft>, picks: ReadonlySet<string>) => void
  onDiscard: (rebase: Rebase<OpportunityDraft>) => void
}

/** The conflict as the form stands: typing goes on while it is being decided. */
export function LiveConflict({
  box,
  control,
  base,
  theirs,
  isOpen,
  onSave,
  onDiscard,
  ...rest
}: LiveConflictProps) {
  const mine = useWatch({ control }) as OpportunityDraft
  const [picks, setPicks] = useState<ReadonlySet<string>>(new Set())
  const current = rebase({ base, mine, theirs }, isOpen)
  return (
    <div ref={box} tabIndex={-1} className="scroll-mt-16 rounded-lg outline-none md:scroll-mt-4">
      <ConflictResolver
        {...rest}
        theirs={theirs}
        rebase={current}
        picks={picks}
        onPick={(path, side) =>
          setPicks(
            (all) =>
              new Set([...all].filter((other) => other !== path).concat(side === 'theirs' ? path : [])),
          )
        }
        onSave={() => onSave(current, picks)}
        onDiscard={() => onDiscard(current)}
      />
    </div>
  )
}
