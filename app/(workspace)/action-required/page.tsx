import { Inbox } from 'lucide-react'
import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { ReviewQueue, type ReviewQueueItem } from '@/components/record/review-queue'
import { PageHeader } from '@/components/shell/page-header'
import { buttonStyle } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { EmptyState } from '@/components/ui/empty-state'
import { Kbd } from '@/components/ui/kbd'
import { canWrite } from '@/lib/auth/roles'
import { requireSession } from '@/lib/auth/session'
import type { ActionRequiredItem } from '@/lib/mirror/mirror'
import { OpportunityId } from '@/lib/opportunity/opportunity'
import { services } from '@/lib/services'
import { sendBack } from '../opportunities/[id]/actions'
import { firstReading } from '../opportunities/[id]/first-reading'
import { RecordQueries } from '../opportunities/[id]/record-queries'
import { ItemView } from './item-view'
import { QueueKeys } from './queue-keys'
import { QueueRefresh } from './queue-refresh'
import { daysSince } from './waiting'

export const metadata: Metadata = { title: 'Action Required' }

function hrefOf(id: string): Route {
  return `/action-required?item=${id}` as Route
}

function queueItem({ card, reviewStatusReason, since }: ActionRequiredItem, now: Date): ReviewQueueItem {
  return {
    id: card.id,
    company: card.company || card.id,
    title: card.title,
    reason: reviewStatusReason,
    daysWaiting: daysSince(since, now),
    href: hrefOf(card.id),
  }
}

export default async function ActionRequiredPage({ searchParams }: PageProps<'/action-required'>) {
  const { catalog, role, userId } = await requireSession()
  const asked = OpportunityId.safeParse((await searchParams).item).data
  const { mirror, partnerCentral } = await services()
  const waiting = await mirror.actionRequired(catalog)
  const now = new Date()
  const items = waiting.map((item) => queueItem(item, now))

  // Without a choice a wide screen opens the first; a phone shows the queue.
  const id = asked ?? items[0]?.id
  const first = id ? await firstReading({ mirror, partnerCentral, catalog }, id) : 'missing'
  const at = items.findIndex((item) => item.id === id)
  const next = items[at + 1] ?? items.find((item) => item.id !== id)
  const previous = at > 0 ? items[at - 1] : undefined

  return (
    <div className="flex min-h-(--screen-height) flex-col md:h-(--screen-height)">
      <PageHeader
        title="Action Required"
        meta={countWords(items.length)}
        actions={items.length > 1 ? <KeyHint /> : null}
      />
      <QueueRefresh />
      {id === undefined ? (
        <NothingWaits />
      ) : (
        <div className="min-h-0 flex-1 md:grid md:grid-cols-[20rem_minmax(0,1fr)]">
          <div className={cn('border-r bg-surface md:overflow-y-auto', asked && 'max-md:hidden')}>
            {items.length > 0 ? (
              <ReviewQueue items={items} current={id} />
            ) : (
              <p className="px-4 py-6 text-muted">Nothing else waits for you.</p>
            )}
          </div>
          <div className={cn('min-w-0 md:overflow-y-auto', !asked && 'max-md:hidden')}>
            {first === 'missing' || 'failure' in first ? (
              <EmptyState icon={Inbox} title="This opportunity cannot be shown">
                Choose another one from the queue.
              </EmptyState>
            ) : (
              <RecordQueries key={id}>
                <ItemView
                  id={id}
                  first={first}
                  since={waiting[at]?.since}
                  round={1 + (await mirror.timesSentBack(catalog, id))}
                  next={next && { href: next.href, company: next.company }}
                  readOnly={
                    canWrite(role) ? undefined : 'Your role may look at opportunities but not change them.'
                  }
                  userId={userId}
                  sendBack={sendBack}
                />
              </RecordQueries>
            )}
          </div>
          <QueueKeys next={next?.href} previous={previous?.href} />
        </div>
      )}
    </div>
  )
}

function KeyHint() {
  return (
    <span className="hidden items-center gap-1.5 text-muted text-xs md:flex">
      <Kbd>J</Kbd> next <Kbd>K</Kbd> previous
    </span>
  )
}

function countWords(count: number): string {
  if (count === 0) return 'nothing waits'
  return count === 1 ? '1 opportunity waits for you' : `${count} opportunities wait for you`
}

function NothingWaits() {
  return (
    <EmptyState
      icon={Inbox}
      title="Nothing waits for you"
      action={
        <Link href="/opportunities" className={buttonStyle()}>
          Go to the pipeline
        </Link>
      }
      className="pt-[14vh]"
    >
      When AWS sends an opportunity back, you find it here with what it asks for.
    </EmptyState>
  )
}
