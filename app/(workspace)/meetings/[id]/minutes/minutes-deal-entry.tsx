import { CircleCheck, CircleX, Clock, type LucideIcon, MessageSquareText, Undo2 } from 'lucide-react'
import type { Route } from 'next'
import Link from 'next/link'
import { cn } from '@/components/ui/cn'
import { type Decision, isInTrouble } from '@/lib/meeting/decision'
import type { MinutesDeal } from '@/lib/meeting/minutes'
import { decisionText, outcomeText, type Writing } from '@/lib/meeting/minutes-words'
import { durationWords } from '../../duration-words'

/** A deal as the minutes have it: what it was, and all that was decided and said. */
export function MinutesDealEntry({ deal, writing }: { deal: MinutesDeal; writing: Writing }) {
  const { id, company, title, decisions } = deal
  return (
    <section className="break-inside-avoid rounded-lg border bg-surface px-4 py-3 print:rounded-none print:border-0 print:border-l-2 print:py-0.5">
      <h3 className="font-semibold text-base">
        <Link href={`/opportunities/${id}` as Route} className="rounded-sm hover:underline">
          {company || id}
          {title ? <span className="font-normal text-muted"> · {title}</span> : null}
        </Link>
      </h3>
      <p className="text-muted">{factsOf(deal, writing).join(' · ')}</p>
      {decisions.length > 0 ? (
        <ul className="mt-2 space-y-1.5">
          {decisions.map((decision) => (
            <li key={decision.id}>
              <Entry decision={decision} writing={writing} />
            </li>
          ))}
        </ul>
      ) : (
        <p className="mt-1 text-faint">Nothing was decided.</p>
      )}
    </section>
  )
}

function factsOf(deal: MinutesDeal, { day, money }: Writing): string[] {
  const { id, stage, closeDate, spend, owner, spentMs, isGone } = deal
  return [
    id,
    stage,
    closeDate && `closes ${day(closeDate)}`,
    spend.length > 0 && `${spend.map(money).join(' and ')} a month`,
    owner,
    spentMs >= 60_000 && durationWords(spentMs),
    isGone && 'no longer at AWS',
  ].filter((fact) => typeof fact === 'string')
}

function lookOf(decision: Decision): { icon: LucideIcon; tone: string } {
  const { kind, outcome, isReplaced } = decision
  if (kind === 'note') return { icon: MessageSquareText, tone: 'text-faint' }
  if (isReplaced || outcome === 'cancelled') return { icon: Undo2, tone: 'text-faint' }
  if (isInTrouble(decision)) return { icon: CircleX, tone: 'text-danger-text' }
  if (outcome === 'sent' || outcome === undefined) return { icon: CircleCheck, tone: 'text-success-text' }
  return { icon: Clock, tone: 'text-info-text' }
}

function Entry({ decision, writing }: { decision: Decision; writing: Writing }) {
  const { icon: Icon, tone } = lookOf(decision)
  const outcome = outcomeText(decision)
  return (
    <div className="flex items-start gap-2">
      <Icon aria-hidden className={cn('mt-0.5 size-4 shrink-0', tone)} />
      <div className="min-w-0">
        <p
          className={cn('whitespace-pre-line break-words', decision.isReplaced && 'text-muted line-through')}
        >
          {decisionText(decision, writing)}
        </p>
        <p className="text-muted text-xs">
          {outcome ? <span className={tone}>{outcome}</span> : null}
          {outcome ? ' · ' : null}
          {decision.by.name}
        </p>
      </div>
    </div>
  )
}
