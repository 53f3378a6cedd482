'use client'

import { useEffect, useState } from 'react'
import { decisionLabel } from '@/components/meeting/decision-words'
import { far } from '@/components/meeting/far'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import type { DecisionKind } from '@/lib/meeting/decision'
import type { Meeting } from '@/lib/meeting/meeting'
import { hasDecisionDraft } from './decision-draft'

interface UndecidedDeal {
  dealId: string
  company: string
  kinds: DecisionKind[]
}

const kinds = Object.keys(decisionLabel) as DecisionKind[]

function undecidedIn({ id, agenda }: Meeting, userId: string): UndecidedDeal[] {
  return agenda
    .map(({ dealId, card }) => ({
      dealId,
      company: card?.company || dealId,
      kinds: kinds.filter((kind) => hasDecisionDraft({ meetingId: id, dealId, userId }, kind)),
    }))
    .filter((deal) => deal.kinds.length > 0)
}

export interface UndecidedProps {
  meeting: Meeting
  userId: string
  onOpen: (dealId: string) => void
}

/** What was typed in this window and never decided: it would not be in the minutes. */
export function Undecided({ meeting, userId, onOpen }: UndecidedProps) {
  const [deals, setDeals] = useState<UndecidedDeal[]>([])
  // Only the browser knows what was typed in it.
  useEffect(() => setDeals(undecidedIn(meeting, userId)), [meeting, userId])
  if (deals.length === 0) return null
  return (
    <Banner tone="warning" title="Typed, but not decided">
      <ul className="mt-1 space-y-1">
        {deals.map(({ dealId, company, kinds: typed }) => (
          <li key={dealId} className={far.small}>
            <Button size="sm" onClick={() => onOpen(dealId)}>
              {company}
            </Button>{' '}
            {typed.map((kind) => decisionLabel[kind]).join(', ')}
          </li>
        ))}
      </ul>
    </Banner>
  )
}
