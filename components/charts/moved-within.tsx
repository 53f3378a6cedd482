'use client'

import { ArrowRight, CalendarArrowDown, CalendarArrowUp, Dot, type LucideIcon, Undo2 } from 'lucide-react'
import type { MovementKind } from '@/lib/pipeline/movement'
import type { WaterfallStep } from '@/lib/pipeline/waterfall'
import { movementMeanings, movementWords } from '@/lib/pipeline/words'
import { dealWords, sumWords } from './amount-words'

export interface MovedWithinProps {
  steps: readonly WaterfallStep[]
  locale: string
  onOpen?: (kind: MovementKind) => void
}

const icons: Partial<Record<MovementKind, LucideIcon>> = {
  advanced: ArrowRight,
  pushed: CalendarArrowUp,
  pulledIn: CalendarArrowDown,
  movedBack: Undo2,
}

/** What moved without changing what the pipeline is worth: how many deals, and what they are worth. */
export function MovedWithin({ steps, locale, onOpen }: MovedWithinProps) {
  return (
    <div className="break-inside-avoid">
      <p className="mb-1.5 text-muted text-xs @5xl:text-sm">Moved within the pipeline, its value unchanged</p>
      <ul className="grid grid-cols-2 gap-2 @2xl:grid-cols-4">
        {steps.map((step) => (
          <li key={step.kind} className="min-w-0">
            <Step step={step} locale={locale} onOpen={onOpen} />
          </li>
        ))}
      </ul>
    </div>
  )
}

const box = 'flex h-full w-full items-start gap-2 rounded-md border px-3 py-2 text-left'

function Step({ step, locale, onOpen }: { step: WaterfallStep } & Omit<MovedWithinProps, 'steps'>) {
  const { kind, deals, worth } = step
  const Icon = icons[kind] ?? Dot
  const words = (
    <>
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0 text-faint" />
      <span className="min-w-0">
        <span className="block font-medium @5xl:text-base">
          {movementWords[kind]} <span className="font-normal text-muted">{dealWords(deals, locale)}</span>
        </span>
        <span className="block text-muted text-xs tabular-nums @5xl:text-sm">
          {worth.length > 0 ? sumWords(worth, { locale }) : 'no spend given'}
        </span>
      </span>
    </>
  )
  if (!onOpen) return <div className={box}>{words}</div>
  return (
    <button
      type="button"
      title={movementMeanings[kind]}
      onClick={() => onOpen(kind)}
      className={`${box} hover:bg-hover`}
    >
      {words}
    </button>
  )
}
