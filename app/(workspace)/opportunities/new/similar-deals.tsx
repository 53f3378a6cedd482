'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useEffect, useState } from 'react'
import { type Control, useWatch } from 'react-hook-form'
import { ReviewPill } from '@/components/ui/review-pill'
import { similarDealsQuery } from './queries'

const pauseMs = 300

/** The text once typing has paused. */
function usePaused(text: string): string {
  const [paused, setPaused] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), pauseMs)
    return () => clearTimeout(timer)
  }, [text])
  return paused
}

export interface SimilarDealsProps {
  control: Control
  /** The deal itself, once it has been created. */
  except?: string
}

/** Deals that may be this one already: AWS declines duplicates. */
export function SimilarDeals({ control, except }: SimilarDealsProps) {
  const company: unknown = useWatch({ control, name: 'Customer.Account.CompanyName' })
  const query = usePaused(typeof company === 'string' ? company.trim() : '')
  const { data = [] } = useQuery(similarDealsQuery(query))
  const deals = query.length < 3 ? [] : data.filter((deal) => deal.id !== except)
  return (
    <div role="status">
      {deals.length > 0 ? (
        <div className="border-t px-4 py-3">
          <p className="font-medium">
            {deals.length === 1 ? 'A deal looks' : `${deals.length} deals look`} like this one. AWS declines
            duplicates.
          </p>
          <ul className="mt-1.5 divide-y">
            {deals.map((deal) => (
              <li key={deal.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-1.5">
                <Link
                  href={`/opportunities/${deal.id}`}
                  target="_blank"
                  className="min-w-0 truncate text-accent-text underline underline-offset-2"
                >
                  {deal.company}
                  <span className="sr-only"> (opens in a new tab)</span>
                </Link>
                <span className="min-w-0 flex-1 truncate text-muted">
                  {[deal.title, deal.stage, deal.owner].filter(Boolean).join(' · ')}
                </span>
                <ReviewPill status={deal.reviewStatus} quiet />
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </div>
  )
}
