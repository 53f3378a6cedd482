import type { Route } from 'next'
import Link from 'next/link'
import { Banner } from '@/components/ui/banner'
import { buttonStyle } from '@/components/ui/button'
import type { Tone } from '@/components/ui/tone'
import type { FieldSpec } from '@/lib/form/field-spec'
import { isUnderWay } from '@/lib/opportunity/pending'
import { wordsFor } from './field-words'
import type { WaitingChange } from './waiting-change'

export interface WaitingNoticeProps {
  changes: readonly WaitingChange[]
  /** To name the fields. */
  specs: readonly FieldSpec[]
  /** Where a stopped edit is looked at. */
  resendHref: (id: string) => Route
  /** Where everything on its way is listed. */
  queueHref: Route
}

interface Words {
  tone: Tone
  title: string
  text: string
}

function wordsOf({ state, who, isUnlocked }: WaitingChange): Words {
  const whose = who === undefined ? 'Your change' : `${who}’s change`
  switch (state) {
    case 'refused':
      return {
        tone: 'danger',
        title: `${whose} was refused by AWS`,
        text: 'It is kept, and AWS does not have it.',
      }
    case 'conflict':
      return {
        tone: 'warning',
        title: `${whose} collides with one made at AWS`,
        text: 'It is kept until somebody picks what is to stand.',
      }
    case 'held':
      return isUnlocked
        ? { tone: 'warning', title: `${whose} can be sent now`, text: 'AWS has unlocked this opportunity.' }
        : {
            tone: 'neutral',
            title: `${whose} is held`,
            text: 'It is kept until AWS unlocks this opportunity.',
          }
    case 'queued':
    case 'sending':
      return { tone: 'neutral', title: `${whose} is on its way to AWS`, text: '' }
  }
}

function Stopped({ change, ...props }: { change: WaitingChange } & Omit<WaitingNoticeProps, 'changes'>) {
  const { tone, title, text } = wordsOf(change)
  const { label } = wordsFor(props.specs)
  const fields = change.paths.map(label).join(', ')
  const href = change.paths.length > 0 ? props.resendHref(change.id) : props.queueHref
  return (
    <Banner
      tone={tone}
      title={title}
      actions={
        change.mayDecide ? (
          <Link href={href} className={buttonStyle({ size: 'sm' })}>
            Look at it
          </Link>
        ) : null
      }
    >
      {fields ? <p className="break-words font-medium">{fields}</p> : null}
      <p>{text}</p>
    </Banner>
  )
}

/** What of this deal AWS does not have: on its way, or stopped and waiting for somebody. */
export function WaitingNotice({ changes, ...props }: WaitingNoticeProps) {
  const underWay = changes.filter(({ state }) => isUnderWay(state))
  const stopped = changes.filter(({ state }) => !isUnderWay(state))
  if (changes.length === 0) return null
  return (
    <div className="space-y-2">
      {stopped.map((change) => (
        <Stopped key={change.id} change={change} {...props} />
      ))}
      {underWay.length > 0 ? (
        <Banner
          tone="neutral"
          title={
            underWay.length === 1 && underWay[0]
              ? wordsOf(underWay[0]).title
              : `${underWay.length} changes are on their way to AWS`
          }
          actions={
            <Link href={props.queueHref} className="text-accent-text underline underline-offset-2">
              Changes on their way
            </Link>
          }
        />
      ) : null}
    </div>
  )
}
