'use client'

import { SendHorizontal } from 'lucide-react'
import Link from 'next/link'
import { useEffect, useRef } from 'react'
import { PageHeader } from '@/components/shell/page-header'
import { buttonStyle } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'

/** The end of a submission: AWS has it, and where to go from here. */
export function Submitted({ id }: { id: string }) {
  const next = useRef<HTMLAnchorElement>(null)
  useEffect(() => next.current?.focus(), [])
  return (
    <>
      <PageHeader title="New opportunity" />
      <div role="status">
        <EmptyState
          icon={SendHorizontal}
          title={`AWS has ${id}`}
          action={
            <div className="flex flex-wrap justify-center gap-2">
              <Link ref={next} href={`/opportunities/${id}`} className={buttonStyle({ variant: 'primary' })}>
                Open the opportunity
              </Link>
              <Link href="/opportunities" className={buttonStyle()}>
                Back to the pipeline
              </Link>
            </div>
          }
        >
          A reviewer looks at it next. Its fields stay closed until AWS answers; if something is missing you
          will find it under Action Required.
        </EmptyState>
      </div>
    </>
  )
}
