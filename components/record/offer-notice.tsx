'use client'

import { useEffect, useRef } from 'react'
import { Banner } from '@/components/ui/banner'

/** Above a form that was opened with an edit that AWS does not have; the reader came for it. */
export function OfferNotice({ reason }: { reason?: string | undefined }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'start' })
    box.current?.focus({ preventScroll: true })
  }, [])
  return (
    <div ref={box} tabIndex={-1} className="scroll-mt-16 rounded-lg outline-none md:scroll-mt-4">
      <Banner tone="warning" title="This change has not been sent">
        {reason ? <p>{reason}</p> : null}
        <p>
          It is typed in below. What you save takes its place; until then it stays among the changes on their
          way.
        </p>
      </Banner>
    </div>
  )
}
