import { CloudDownload, SearchX, SquareKanban } from 'lucide-react'
import Link from 'next/link'
import { Button, buttonStyle } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'

/** Why the board is empty, and the one thing to do about it. */
export function NoDeals({
  asOf,
  isFiltering,
  mayCreate,
  onClearFilter,
}: {
  asOf: string | null
  isFiltering: boolean
  mayCreate: boolean
  onClearFilter: () => void
}) {
  if (isFiltering) {
    return (
      <EmptyState
        icon={SearchX}
        title="No deal matches"
        action={<Button onClick={onClearFilter}>Clear filters</Button>}
        className="pt-[12vh]"
      >
        Nothing in the pipeline fits all of these filters.
      </EmptyState>
    )
  }
  if (asOf === null) {
    return (
      <EmptyState icon={CloudDownload} title="Reading your opportunities from AWS" className="pt-[12vh]">
        The first reading takes a moment. Deals appear here as they come in.
      </EmptyState>
    )
  }
  return (
    <EmptyState
      icon={SquareKanban}
      title="No deals yet"
      action={
        mayCreate ? (
          <Link href="/opportunities/new" className={buttonStyle({ variant: 'primary' })}>
            New opportunity
          </Link>
        ) : null
      }
      className="pt-[12vh]"
    >
      The opportunities you share with AWS appear here, by stage.
    </EmptyState>
  )
}
