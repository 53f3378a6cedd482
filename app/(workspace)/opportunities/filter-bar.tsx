'use client'

import { Search, TriangleAlert, X } from 'lucide-react'
import { useRef } from 'react'
import { useShortcuts } from '@/components/shell/use-shortcuts'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { Input } from '@/components/ui/input'
import { Kbd } from '@/components/ui/kbd'
import { Select } from '@/components/ui/select'
import type { Owner } from '@/lib/mirror/mirror'
import { type ReviewStatus, reviewStatuses } from '@/lib/opportunity/review'
import { type BoardFilter, isFiltering, noFilter } from './board-filter'

export interface FilterBarProps {
  filter: BoardFilter
  owners: readonly Owner[]
  /** Email of the reader, whose own deals are `Mine`. */
  me: string
  onChange: (change: Partial<BoardFilter>) => void
}

/** A choice that stands for two statuses: what the partner can only wait for. */
const withAws: readonly ReviewStatus[] = ['Submitted', 'In review']

const reviewChoices = [
  { value: '', label: 'Any review' },
  { value: withAws.join(), label: 'Waiting on AWS' },
  ...reviewStatuses.map((status) => ({ value: status, label: status })),
]

/** A link may name a combination that the list does not offer. */
function reviewOptions(chosen: string) {
  if (reviewChoices.some(({ value }) => value === chosen)) return reviewChoices
  return [...reviewChoices, { value: chosen, label: chosen.replaceAll(',', ', ') }]
}

function ownerOptions(owners: readonly Owner[], me: string, chosen: string) {
  const others = owners.filter(({ email }) => email !== me)
  const people = others.map(({ email, name }) => ({ value: email, label: name }))
  const isKnown = chosen === '' || chosen === 'me' || people.some(({ value }) => value === chosen)
  return [
    { value: '', label: 'Every owner' },
    { value: 'me', label: 'My deals' },
    ...people,
    ...(isKnown ? [] : [{ value: chosen, label: chosen }]),
  ]
}

export function FilterBar({ filter, owners, me, onChange }: FilterBarProps) {
  const search = useRef<HTMLInputElement>(null)
  useShortcuts({ '/': () => search.current?.select() })
  const review = filter.review.join()

  return (
    <search className="flex flex-wrap items-center gap-2 border-b bg-surface px-4 py-2 sm:px-5">
      <div className="relative w-[calc(100%-7rem)] sm:w-64">
        <Search
          aria-hidden
          className="pointer-events-none absolute inset-y-0 left-2.5 my-auto size-4 text-faint"
        />
        <Input
          ref={search}
          type="search"
          aria-label="Search deals"
          aria-keyshortcuts="/"
          placeholder="Search deals"
          autoComplete="off"
          value={filter.text}
          onChange={(event) => onChange({ text: event.target.value })}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return
            if (filter.text) onChange({ text: '' })
            else event.currentTarget.blur()
          }}
          className="peer px-8 [&::-webkit-search-cancel-button]:hidden"
        />
        {filter.text ? null : (
          <Kbd aria-hidden className="absolute inset-y-0 right-1.5 my-auto peer-focus:hidden max-sm:hidden">
            /
          </Kbd>
        )}
      </div>
      <Button
        aria-pressed={filter.overdue}
        onClick={() => onChange({ overdue: !filter.overdue })}
        className={cn(
          'max-sm:flex-1',
          filter.overdue && 'border-danger-line bg-danger-soft text-danger-text',
        )}
      >
        <TriangleAlert aria-hidden />
        Overdue
      </Button>
      <Select
        aria-label="Owner"
        options={ownerOptions(owners, me, filter.owner)}
        value={filter.owner}
        onChange={(event) => onChange({ owner: event.target.value })}
        className="w-40 max-sm:w-[calc(50%-0.25rem)]"
      />
      <Select
        aria-label="Review status"
        options={reviewOptions(review)}
        value={review}
        onChange={(event) =>
          onChange({ review: event.target.value.split(',').filter(Boolean) as ReviewStatus[] })
        }
        className="w-44 max-sm:w-[calc(50%-0.25rem)]"
      />
      {isFiltering(filter) ? (
        <Button variant="ghost" onClick={() => onChange(noFilter)}>
          <X aria-hidden />
          Clear filters
        </Button>
      ) : null}
    </search>
  )
}
