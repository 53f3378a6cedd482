'use client'

import { CircleStop } from 'lucide-react'
import { useState } from 'react'
import { DecisionList } from '@/components/meeting/decision-list'
import { far } from '@/components/meeting/far'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { cn } from '@/components/ui/cn'
import { Dialog, DialogContent } from '@/components/ui/dialog'
import { type Decision, isInTrouble } from '@/lib/meeting/decision'
import type { Meeting } from '@/lib/meeting/meeting'
import { Undecided } from './undecided'

export interface EndViewProps {
  meeting: Meeting
  /** Of whoever looks. */
  userId: string
  onOpen: (dealId: string) => void
  onOverview: () => void
  /** Left out for whoever cannot end it. */
  onEnd?: () => Promise<void>
}

interface Figure {
  count: number
  label: string
}

function figuresOf({ agenda, decisions }: Meeting): Figure[] {
  const inState = (state: string) => agenda.filter((item) => item.state === state).length
  const standing = decisions.filter(({ outcome, isReplaced }) => outcome && !isReplaced)
  const came = (...outcomes: (Decision['outcome'] | undefined)[]) =>
    standing.filter(({ outcome }) => outcomes.includes(outcome)).length
  return [
    { count: inState('discussed'), label: 'discussed' },
    { count: inState('parked'), label: 'parked' },
    { count: inState('open'), label: 'not reached' },
    { count: came('sent'), label: 'decisions AWS has' },
    { count: came('queued', 'sending'), label: 'on their way' },
    { count: standing.filter(isInTrouble).length, label: 'AWS does not have' },
  ]
}

/** What the meeting has come to, before it ends and its minutes stay. */
export function EndView({ meeting, userId, onOpen, onOverview, onEnd }: EndViewProps) {
  const decided = meeting.agenda.filter(({ dealId }) =>
    meeting.decisions.some((decision) => decision.dealId === dealId),
  )
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto max-w-5xl space-y-6 px-4 py-6 sm:px-6 xl:py-10">
        <h1 className={cn('font-semibold tracking-tight', far.display)}>What we decided</h1>
        <dl className="grid grid-cols-3 gap-x-4 gap-y-5 sm:grid-cols-6">
          {figuresOf(meeting).map(({ count, label }) => (
            <div key={label} className="flex flex-col-reverse justify-end">
              <dt className={cn('text-muted', far.small)}>{label}</dt>
              <dd className={cn('font-semibold tabular-nums', far.display)}>{count}</dd>
            </div>
          ))}
        </dl>
        {decided.length > 0 ? (
          <Card>
            <ul className="divide-y">
              {decided.map(({ dealId, card }) => (
                <li key={dealId} className="grid gap-2 px-4 py-4 sm:grid-cols-[14rem_1fr] sm:gap-6">
                  <button
                    type="button"
                    onClick={() => onOpen(dealId)}
                    className={cn('self-start rounded-sm text-left font-medium hover:underline', far.body)}
                  >
                    {card?.company || dealId}
                  </button>
                  <div className={far.body}>
                    <DecisionList
                      decisions={meeting.decisions.filter((decision) => decision.dealId === dealId)}
                    />
                  </div>
                </li>
              ))}
            </ul>
          </Card>
        ) : (
          <p className={cn('text-muted', far.body)}>Nothing has been decided in this meeting.</p>
        )}
        <Undecided meeting={meeting} userId={userId} onOpen={onOpen} />
        <div className="flex flex-wrap gap-2">
          {onEnd ? <EndButton onEnd={onEnd} /> : null}
          <Button size="lg" onClick={onOverview}>
            Back to the overview
          </Button>
        </div>
      </div>
    </div>
  )
}

function EndButton({ onEnd }: { onEnd: () => Promise<void> }) {
  const [isAsking, setIsAsking] = useState(false)
  const [isBusy, setIsBusy] = useState(false)
  const end = async () => {
    setIsBusy(true)
    await onEnd()
    setIsBusy(false)
    setIsAsking(false)
  }
  return (
    <>
      <Button size="lg" variant="primary" onClick={() => setIsAsking(true)}>
        <CircleStop aria-hidden />
        End the meeting
      </Button>
      {isAsking ? (
        <Dialog open onOpenChange={(open) => open || setIsAsking(false)}>
          <DialogContent
            size="sm"
            title="End the meeting?"
            description="Its minutes stay as they are then. Decisions that are on their way go on by themselves, and the minutes tell what became of them."
            footer={
              <>
                <Button onClick={() => setIsAsking(false)}>Not yet</Button>
                <Button variant="primary" busy={isBusy} onClick={end}>
                  End the meeting
                </Button>
              </>
            }
          />
        </Dialog>
      ) : null}
    </>
  )
}
