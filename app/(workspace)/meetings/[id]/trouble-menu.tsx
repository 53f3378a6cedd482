'use client'

import { CircleAlert } from 'lucide-react'
import { useEffect, useEffectEvent, useRef } from 'react'
import { decisionLabel, outcomeWords } from '@/components/meeting/decision-words'
import { Button } from '@/components/ui/button'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu'
import { notify } from '@/components/ui/notify'
import { type Decision, isInTrouble } from '@/lib/meeting/decision'
import type { Meeting } from '@/lib/meeting/meeting'

export interface TroubleMenuProps {
  meeting: Meeting
  onOpen: (dealId: string) => void
}

/** Decisions that AWS did not take, however long after they were made, and the way back to their deals. */
export function TroubleMenu({ meeting, onOpen }: TroubleMenuProps) {
  const troubles = meeting.decisions.filter((decision) => isInTrouble(decision) && !decision.isReplaced)
  const companyOf = ({ dealId }: Decision) =>
    meeting.agenda.find((item) => item.dealId === dealId)?.card?.company || dealId
  useNotices(troubles, companyOf, onOpen)
  if (troubles.length === 0) return null
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button size="sm" className="border-danger-line bg-danger-soft text-danger-text">
          <CircleAlert aria-hidden />
          {troubles.length}
          <span className="max-lg:sr-only">
            {troubles.length === 1 ? 'decision stopped' : 'decisions stopped'}
          </span>
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end" className="max-w-96">
        {troubles.map((decision) => (
          <DropdownMenuItem key={decision.id} onSelect={() => onOpen(decision.dealId)}>
            <span className="min-w-0">
              <span className="block font-medium">
                {companyOf(decision)}: {decisionLabel[decision.kind].toLowerCase()}
              </span>
              <span className="block text-muted text-xs">
                {decision.reason ?? (decision.outcome ? outcomeWords[decision.outcome] : '')}
              </span>
            </span>
          </DropdownMenuItem>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  )
}

/** Speaks up once for each that stops while the screen is open. */
function useNotices(
  troubles: readonly Decision[],
  companyOf: (decision: Decision) => string,
  onOpen: (dealId: string) => void,
): void {
  const told = useRef<Set<string>>(undefined)
  const tell = useEffectEvent((decision: Decision) => {
    notify.error({
      title: `${companyOf(decision)}: ${decision.outcome ? outcomeWords[decision.outcome] : 'stopped'}`,
      description: decision.reason,
      action: { label: 'Look', onClick: () => onOpen(decision.dealId) },
    })
  })
  const sign = troubles.map(({ id, outcome }) => `${id} ${outcome}`).join('\n')
  const all = useEffectEvent(() => troubles)
  useEffect(() => {
    const known = told.current
    told.current = new Set(sign.split('\n'))
    if (!known) return
    for (const decision of all()) {
      if (!known.has(`${decision.id} ${decision.outcome}`)) tell(decision)
    }
  }, [sign])
}
