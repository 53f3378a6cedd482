'use client'

import { ArrowRight } from 'lucide-react'
import type { Route } from 'next'
import Link from 'next/link'
import { useState } from 'react'
import { Sheet, SheetContent } from '@/components/ui/sheet'
import { ShowMore } from '@/components/ui/show-more'
import type { Movement } from '@/lib/pipeline/movement'
import type { WaterfallStep } from '@/lib/pipeline/waterfall'
import { movementMeanings, movementWords } from '@/lib/pipeline/words'
import { dealWords, sumWords } from './amount-words'
import { dealsIn } from './waterfall-bars'

export interface MovementSheetProps {
  /** Undefined while it is closed. */
  step?: WaterfallStep
  /** Of the bar that was opened: only its deals. */
  currency?: string
  locale: string
  hrefOf: (dealId: string) => Route
  /** The rest of its deals could not be read. */
  isRestMissing?: boolean
  onClose: () => void
}

/** A screen's worth at a time: a quarter in a large pipeline moves thousands. */
const pageSize = 100

/** The deals behind a bar, the largest first: what they moved between, by how much, and the way to their records. */
export function MovementSheet({ step, onClose, ...rest }: MovementSheetProps) {
  return (
    <Sheet open={step !== undefined} onOpenChange={(isOpen) => isOpen || onClose()}>
      {step ? <Content step={step} {...rest} /> : null}
    </Sheet>
  )
}

function movedIn({ delta }: Movement, currency: string | undefined): boolean {
  return currency === undefined || delta.some((sum) => sum.currency === currency)
}

type ContentProps = Omit<MovementSheetProps, 'step' | 'onClose'> & { step: WaterfallStep }

function Content({ step, currency, locale, hrefOf, isRestMissing }: ContentProps) {
  const [shown, setShown] = useState(pageSize)
  const movements = step.movements.filter((movement) => movedIn(movement, currency))
  const deals = currency ? dealsIn(step, currency) : step.deals
  const ofBar = (sums: typeof step.delta) => sums.filter((sum) => !currency || sum.currency === currency)
  const delta = ofBar(step.delta)
  const total = delta.length > 0 ? sumWords(delta, { locale, style: 'full', sign: true }) : undefined
  return (
    <SheetContent
      title={`${movementWords[step.kind]}: ${dealWords(deals, locale)}`}
      description={[movementMeanings[step.kind], total && `${total} a month`].filter(Boolean).join(' · ')}
      className="sm:max-w-xl"
    >
      <ul className="-mx-5 -my-4 divide-y">
        {movements.slice(0, shown).map((movement) => (
          <li key={movement.id}>
            <Deal movement={movement} locale={locale} href={hrefOf(movement.id)} />
          </li>
        ))}
      </ul>
      <ShowMore
        left={movements.length - shown}
        locale={locale}
        className="mt-8"
        onMore={() => setShown(shown + pageSize)}
      />
      {movements.length < deals ? (
        <p role="status" className="mt-8 text-muted">
          {isRestMissing ? 'The rest could not be read.' : 'Reading the rest…'}
        </p>
      ) : null}
    </SheetContent>
  )
}

function Deal({ movement, locale, href }: { movement: Movement; locale: string; href: Route }) {
  const { id, company, title, delta, worth } = movement
  const amount =
    delta.length > 0
      ? sumWords(delta, { locale, style: 'full', sign: true })
      : sumWords(worth, { locale, style: 'full' })
  return (
    <Link href={href} className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 px-5 py-2.5 hover:bg-hover">
      <span className="truncate font-medium">{company || id}</span>
      <span className="text-right font-medium tabular-nums">{amount || 'no spend given'}</span>
      <span className="truncate text-muted">{title}</span>
      <span className="text-right text-muted">
        <Beside movement={movement} locale={locale} />
      </span>
    </Link>
  )
}

function dayWords(day: string, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' })
  return format.format(Date.parse(`${day}T00:00:00Z`))
}

interface BesideProps {
  movement: Movement
  locale: string
}

/** Stages, owners or days it moved between; of what grew or shrank what it is worth now. */
function Beside({ movement: { kind, from, to, worth }, locale }: BesideProps) {
  if (kind === 'grew' || kind === 'shrank')
    return `now ${sumWords(worth, { locale, style: 'full' }) || 'nothing'}`
  if (!from && !to) return null
  const isDated = kind === 'pushed' || kind === 'pulledIn'
  const words = (text: string | undefined) => (isDated && text ? dayWords(text, locale) : (text ?? 'nobody'))
  return (
    <span className="inline-flex items-center gap-1">
      {words(from)}
      <ArrowRight aria-label="to" className="size-3" />
      {words(to)}
    </span>
  )
}
