'use client'

import { useState } from 'react'
import { useWatch } from 'react-hook-form'
import { Completeness } from '@/components/forms/completeness'
import type { SchemaFormState } from '@/components/forms/use-schema-form'
import { labelAt } from '@/lib/form/label-at'
import { blankOpportunity, type NewOpportunity } from '@/lib/opportunity/new-opportunity'
import { missingIn } from './missing-in'

export interface WhatIsLeftProps {
  state: SchemaFormState<NewOpportunity>
  /** Whether all fields are on screen, or only those of the first page. */
  isWhole: boolean
  onShowAll: () => void
}

/** Redraws with every answer, and alone. */
export function WhatIsLeft({ state, isWhole, onShowAll }: WhatIsLeftProps) {
  const values = useWatch({ control: state.form.control }) as NewOpportunity
  const [whole] = useState(() => missingIn(blankOpportunity()).length)
  const pick = (path: string) => {
    if (!isWhole) onShowAll()
    requestAnimationFrame(() => state.focus(path))
  }
  return (
    <Completeness
      missing={missingIn(values)}
      total={whole}
      goal="before you can submit"
      ready="Ready to submit"
      labelOf={(path) => labelAt(state.settings.specs, path) ?? path}
      onPick={pick}
    />
  )
}
