'use client'

import { useState } from 'react'
import type { DecisionKind } from '@/lib/meeting/decision'
import { type DraftPlace, type DraftValues, keepDecisionDraft, readDecisionDraft } from './decision-draft'

export interface DecisionDraft {
  values: DraftValues
  set: (change: Record<string, string | undefined>) => void
  /** Forgets it. */
  clear: () => void
}

/**
 * What is being typed into a decision, kept in this tab with every stroke. In the browser only: an editor opens there.
 * @param begin What to begin with, when nothing was typed before.
 */
export function useDecisionDraft(
  place: DraftPlace,
  kind: DecisionKind,
  begin: DraftValues = {},
): DecisionDraft {
  const [values, setValues] = useState<DraftValues>(() => ({ ...begin, ...readDecisionDraft(place, kind) }))
  const keep = (next: DraftValues) => {
    setValues(next)
    keepDecisionDraft(place, kind, next)
  }
  return {
    values,
    set: (change) => {
      const filled = Object.entries({ ...values, ...change }).filter(([, value]) => value !== undefined)
      keep(Object.fromEntries(filled) as DraftValues)
    },
    clear: () => keep({}),
  }
}
