'use client'

import type { Route } from 'next'
import Link from 'next/link'
import { ReasonChips } from '@/components/meeting/reason-list'
import type { AgendaItem } from '@/lib/pipeline/agenda'

/** What there is to talk about, in order, each deal with why it is there. */
export function ProposedAgenda({ items }: { items: readonly AgendaItem[] }) {
  if (items.length === 0) {
    return (
      <p className="px-4 py-4 text-muted">
        Nothing asks to be talked about. You can add deals in the meeting.
      </p>
    )
  }
  return (
    <ol className="divide-y">
      {items.map(({ id, company, title, reasons }, index) => (
        <li key={id} className="grid grid-cols-[1.5rem_minmax(0,1fr)] gap-x-2 px-4 py-2">
          <span aria-hidden className="text-right text-faint tabular-nums">
            {index + 1}
          </span>
          <div className="min-w-0 space-y-0.5">
            <Link
              href={`/opportunities/${id}` as Route}
              className="block truncate rounded-sm font-medium hover:underline"
            >
              {company || id}
              {title ? <span className="font-normal text-muted"> · {title}</span> : null}
            </Link>
            <ReasonChips reasons={reasons} />
          </div>
        </li>
      ))}
    </ol>
  )
}
