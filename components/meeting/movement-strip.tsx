'use client'

import { ArrowRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from '@/components/ui/cn'
import type { Money } from '@/lib/opportunity/money'
import type { MovementKind } from '@/lib/pipeline/movement'
import type { Waterfall, WaterfallStep } from '@/lib/pipeline/waterfall'
import { movementMeanings, movementWords } from '@/lib/pipeline/words'
import { far } from './far'
import { useWords } from './words'

export interface MovementStripProps {
  waterfall: Waterfall
  /** The movement whose deals are shown. */
  open?: MovementKind
  /** Opens a movement, or closes the one that is open. */
  onOpen: (kind: MovementKind) => void
}

/** What the pipeline was worth, what moved it, what it is worth now: in one line of figures, each opening its deals. */
export function MovementStrip({ waterfall, open, onOpen }: MovementStripProps) {
  return (
    <ol aria-label="What moved" className="flex flex-wrap items-stretch gap-2">
      <Total label="Then">{waterfall.opening}</Total>
      {waterfall.steps.map((step) => (
        <li key={step.kind} className="min-w-0">
          <StepButton step={step} isOpen={open === step.kind} onOpen={() => onOpen(step.kind)} />
        </li>
      ))}
      {waterfall.steps.length === 0 ? <Quiet>Nothing moved</Quiet> : null}
      <Total label="Now">{waterfall.closing}</Total>
    </ol>
  )
}

function Quiet({ children }: { children: ReactNode }) {
  return <li className="flex items-center px-3 text-muted">{children}</li>
}

function Total({ label, children }: { label: string; children: readonly Money[] }) {
  const { money } = useWords()
  return (
    <li className="min-w-0 rounded-lg bg-sunken px-3 py-2">
      <span className={cn('block text-muted', far.small)}>{label}</span>
      <span className={cn('block whitespace-pre-line font-semibold tabular-nums', far.body)}>
        {money(children).replaceAll(' · ', '\n') || 'Nothing'}
      </span>
    </li>
  )
}

function StepButton({ step, isOpen, onOpen }: { step: WaterfallStep; isOpen: boolean; onOpen: () => void }) {
  const { change, money } = useWords()
  const { kind, deals, delta, worth } = step
  const isMovingOnly = delta.length === 0
  return (
    <button
      type="button"
      aria-expanded={isOpen}
      title={movementMeanings[kind]}
      onClick={onOpen}
      className={cn(
        'h-full rounded-lg border bg-surface px-3 py-2 text-left hover:bg-hover',
        isOpen && 'border-accent ring-1 ring-accent',
      )}
    >
      <span className={cn('block text-muted', far.small)}>
        {movementWords[kind]} <span className="tabular-nums">{deals}</span>
        <span className="sr-only"> {deals === 1 ? 'deal' : 'deals'}</span>
      </span>
      <span className={cn('block whitespace-pre-line tabular-nums', far.body, isMovingOnly && 'text-muted')}>
        {(isMovingOnly ? money(worth) : change(delta)).replaceAll(' · ', '\n') || '–'}
      </span>
    </button>
  )
}

const isDated = (kind: MovementKind) => kind === 'pushed' || kind === 'pulledIn'

/** The deals of one movement, the largest first. */
export function MovementDeals({ step, onOpen }: { step: WaterfallStep; onOpen: (dealId: string) => void }) {
  const { change, money, day } = useWords()
  const { kind, movements } = step
  const place = (text: string) => (isDated(kind) ? day(text) : text)
  return (
    <section aria-label={movementWords[kind]}>
      <p className="px-3 pb-1 text-muted">{movementMeanings[kind]}</p>
      <ul className="max-h-80 overflow-y-auto">
        {movements.map(({ id, company, title, delta, worth, from, to }) => (
          <li key={id} className="border-t">
            <button
              type="button"
              onClick={() => onOpen(id)}
              className="flex w-full flex-wrap items-baseline gap-x-4 gap-y-0.5 px-3 py-2 text-left hover:bg-hover"
            >
              <span className="min-w-0 flex-1 basis-56 truncate font-medium">
                {company || id}
                {title ? <span className="font-normal text-muted"> · {title}</span> : null}
              </span>
              {from || to ? (
                <span className="inline-flex items-center gap-1 text-muted">
                  {from ? place(from) : 'none'}
                  <ArrowRight aria-label="to" className="size-3.5" />
                  {to ? place(to) : 'none'}
                </span>
              ) : null}
              <span className="tabular-nums">{delta.length > 0 ? change(delta) : money(worth)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
