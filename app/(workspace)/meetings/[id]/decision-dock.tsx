'use client'

import { useEffect, useEffectEvent, useId, useRef, useState } from 'react'
import { decisionLabel } from '@/components/meeting/decision-words'
import { far } from '@/components/meeting/far'
import type { MeetingDeal } from '@/components/meeting/meeting-deal'
import { useWords, type Words } from '@/components/meeting/words'
import { useShortcuts } from '@/components/shell/use-shortcuts'
import { cn } from '@/components/ui/cn'
import { type Decision, type DecisionInput, type DecisionKind, decisionKinds } from '@/lib/meeting/decision'
import type { Owner } from '@/lib/mirror/mirror'
import type { ActionResult } from '@/lib/result'
import { type DraftPlace, hasDecisionDraft } from './decision-draft'
import { decisionLocks, lockSentences } from './decision-locks'
import { DecisionTile } from './decision-tile'
import { Editor } from './editors'
import { useDecide } from './use-decide'

export const decisionShortcuts: Record<DecisionKind, string> = {
  nextStep: 'n',
  closeDate: 'd',
  stage: 's',
  owner: 'o',
  note: 'm',
}

export interface DecisionDockProps {
  deal: MeetingDeal
  /** Of this deal in this meeting, in the order they were made. */
  decisions: readonly Decision[]
  owners: readonly Owner[]
  place: DraftPlace
  /** A decision to be made again, as somebody asked beside its refusal. */
  again: Decision | undefined
  onAgainTaken: () => void
  decide: (decision: DecisionInput) => Promise<ActionResult<Decision>>
  onDecided: (decision: Decision) => Promise<void>
  /** The deal may read otherwise by now. */
  onStale: () => void
  /** Something is open in which words may be typed. */
  onEditing: (isEditing: boolean) => void
  /** Says something to whoever listens. */
  announce: (text: string) => void
}

function wordsFor(
  kind: DecisionKind,
  { card, nextStep }: MeetingDeal,
  notes: number,
  { day }: Words,
): string {
  switch (kind) {
    case 'nextStep':
      return nextStep ?? 'None'
    case 'closeDate':
      return card.closeDate ? day(card.closeDate) : 'None'
    case 'stage':
      return card.stage
    case 'owner':
      return card.owner?.name ?? 'Nobody'
    case 'note':
      return notes === 0 ? 'None yet' : `${notes} in this meeting`
  }
}

/** The one place to decide: five things, each with its key, opening into an editor above them. */
export function DecisionDock(props: DecisionDockProps) {
  const { deal, decisions, owners, place, again, announce } = props
  const words = useWords()
  const lockId = useId()
  const dock = useRef<HTMLElement>(null)
  const { open, drafts, show, close } = useOpenEditor(props)
  const deciding = useDecide({
    dealId: deal.card.id,
    send: props.decide,
    onDecided: props.onDecided,
    onRefused: props.onStale,
  })
  const locks = decisionLocks(deal)

  const reach = (kind: DecisionKind) => {
    dock.current?.querySelector<HTMLElement>(`[data-decide="${decisionLabel[kind]}"]`)?.focus()
  }
  const ask = (kind: DecisionKind) => {
    const lock = locks[kind]
    if (lock === undefined) return show(kind)
    reach(kind)
    announce(`${decisionLabel[kind]} cannot be decided now. ${lock}`)
  }
  const closed = (kind: DecisionKind, wasTaken: boolean) => {
    close()
    reach(kind)
    if (wasTaken) announce(`${decisionLabel[kind]} decided.`)
  }
  useShortcuts(
    Object.fromEntries(decisionKinds.map((kind) => [decisionShortcuts[kind], () => ask(kind)])) as Record<
      string,
      () => void
    >,
  )

  const sentences = lockSentences(locks)
  return (
    <section
      ref={dock}
      aria-label="Decide"
      className="border-t bg-surface max-lg:mt-4 max-lg:rounded-lg max-lg:border lg:max-h-[60%] lg:shrink-0 lg:overflow-y-auto"
    >
      {open ? (
        <Editor
          key={`${open} ${again?.id}`}
          kind={open}
          {...{ deal, owners, place, deciding }}
          again={again?.kind === open ? again : undefined}
          onClose={(wasTaken) => closed(open, wasTaken)}
        />
      ) : null}
      <div
        className={cn(
          'grid grid-cols-2 gap-2 px-3 py-3 sm:px-6 xl:px-10 lg:grid-cols-[2.2fr_1fr_1.3fr_1.2fr_1fr]',
          open && 'border-t max-lg:hidden',
        )}
      >
        {decisionKinds.map((kind) => (
          <DecisionTile
            key={kind}
            label={decisionLabel[kind]}
            shortcut={decisionShortcuts[kind]}
            value={wordsFor(kind, deal, decisions.filter((each) => each.kind === 'note').length, words)}
            decision={kind === 'note' ? undefined : decisions.findLast((each) => each.kind === kind)}
            hasDraft={drafts.includes(kind)}
            isOpen={open === kind}
            lock={locks[kind]}
            lockId={lockId}
            onOpen={() => (open === kind ? closed(kind, false) : ask(kind))}
            className={kind === 'nextStep' ? 'max-lg:col-span-2' : undefined}
          />
        ))}
      </div>
      {sentences.length > 0 ? (
        <ul id={lockId} className={cn('px-3 pb-3 text-muted sm:px-6 xl:px-10', far.small)}>
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      ) : null}
    </section>
  )
}

/** Which editor is open, and in which of the others words were typed and never decided. */
function useOpenEditor({ place, again, onAgainTaken, onEditing }: DecisionDockProps) {
  const [open, setOpen] = useState<DecisionKind>()
  const [drafts, setDrafts] = useState<readonly DecisionKind[]>([])
  const isOpen = open !== undefined

  const findDrafts = () => setDrafts(decisionKinds.filter((kind) => hasDecisionDraft(place, kind)))
  const findFirst = useEffectEvent(findDrafts)
  const editing = useEffectEvent((isEditing: boolean) => onEditing(isEditing))
  // Only the browser has them, so the first drawing shows none.
  useEffect(() => findFirst(), [])
  useEffect(() => {
    if (again) setOpen(again.kind)
  }, [again])
  useEffect(() => {
    editing(isOpen)
    return () => editing(false)
  }, [isOpen])

  return {
    open,
    drafts: drafts.filter((kind) => kind !== open),
    show: (kind: DecisionKind) => {
      findDrafts()
      setOpen(kind)
    },
    close: () => {
      findDrafts()
      setOpen(undefined)
      onAgainTaken()
    },
  }
}
