'use client'

import { Clock } from 'lucide-react'
import Link from 'next/link'
import { useEffect, useRef } from 'react'
import { PageHeader } from '@/components/shell/page-header'
import { buttonStyle } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { isUnmade } from '@/lib/queue/record-name'

/** The end of the form when AWS does not answer: what was sent is kept, and where to watch it. */
export function OnItsWay({ id }: { id: string }) {
  const next = useRef<HTMLAnchorElement>(null)
  useEffect(() => next.current?.focus(), [])
  return (
    <>
      <PageHeader title="New opportunity" />
      <div role="status">
        <EmptyState
          icon={Clock}
          title="Kept, and on its way to AWS"
          action={
            <div className="flex flex-wrap justify-center gap-2">
              <Link ref={next} href="/queue" className={buttonStyle({ variant: 'primary' })}>
                Watch it
              </Link>
              {isUnmade(id) ? null : (
                <Link href={`/opportunities/${id}`} className={buttonStyle()}>
                  Open the opportunity
                </Link>
              )}
              <Link href="/opportunities" className={buttonStyle()}>
                Back to the pipeline
              </Link>
            </div>
          }
        >
          AWS has not answered yet. Tandem sends the opportunity by itself, with everything you chose for it,
          also after you leave. Among the changes on their way you see how far it is, and open it from there
          once AWS has it.
        </EmptyState>
      </div>
    </>
  )
}
