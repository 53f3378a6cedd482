'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Check, Plus } from 'lucide-react'
import { type FormEvent, useDeferredValue, useId, useState } from 'react'
import { useWords } from '@/components/meeting/words'
import { Dialog, DialogContent } from '@/components/ui/dialog'
import { Input } from '@/components/ui/input'
import { Label } from '@/components/ui/label'
import type { OpportunityCard } from '@/lib/opportunity/card'
import { searchDeals } from './queries'

export interface AddDealProps {
  meetingId: string
  /** Deals that are on the agenda already. */
  onAgenda: readonly string[]
  onAdd: (dealId: string) => void
  onClose: () => void
}

/** Puts one more deal on the agenda, found by company, title or id. `Enter` takes the first. */
export function AddDeal({ meetingId, onAgenda, onAdd, onClose }: AddDealProps) {
  const id = useId()
  const [typed, setTyped] = useState('')
  const text = useDeferredValue(typed.trim())
  const { data: found = [], isFetched } = useQuery({
    queryKey: ['meeting', meetingId, 'search', text],
    queryFn: ({ signal }) => searchDeals(meetingId, text, signal),
    enabled: text !== '',
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  })
  const first = found.find((card) => !onAgenda.includes(card.id))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (first && text !== '') onAdd(first.id)
  }
  return (
    <Dialog open onOpenChange={(open) => open || onClose()}>
      <DialogContent title="Add a deal" description="It goes to the end of the agenda.">
        <form onSubmit={submit}>
          <Label htmlFor={id} className="sr-only">
            Find a deal
          </Label>
          <Input
            id={id}
            type="search"
            autoComplete="off"
            placeholder="Company, title or id"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </form>
        <p role="status" className="sr-only">
          {text !== '' && isFetched ? `${found.length} deals found` : ''}
        </p>
        {text !== '' ? <Found found={found} onAgenda={onAgenda} onAdd={onAdd} isFetched={isFetched} /> : null}
      </DialogContent>
    </Dialog>
  )
}

interface FoundProps extends Pick<AddDealProps, 'onAgenda' | 'onAdd'> {
  found: readonly OpportunityCard[]
  isFetched: boolean
}

function Found({ found, onAgenda, onAdd, isFetched }: FoundProps) {
  const { money } = useWords()
  if (found.length === 0)
    return <p className="mt-3 text-muted">{isFetched ? 'Nothing matches.' : 'Looking…'}</p>
  return (
    <ul className="-mx-2 mt-2">
      {found.map((card) => {
        const isThere = onAgenda.includes(card.id)
        return (
          <li key={card.id}>
            <button
              type="button"
              disabled={isThere}
              onClick={() => onAdd(card.id)}
              className="flex w-full items-center gap-3 rounded-md px-2 py-2 text-left enabled:hover:bg-hover disabled:cursor-default"
            >
              <span className="min-w-0 flex-1">
                <span className="block truncate font-medium">{card.company || card.id}</span>
                <span className="block truncate text-muted text-xs">
                  {[card.title, card.stage, card.owner?.name].filter(Boolean).join(' · ')}
                </span>
              </span>
              <span className="shrink-0 text-muted text-xs tabular-nums">{money(card.spend)}</span>
              {isThere ? (
                <span className="flex shrink-0 items-center gap-1 text-muted text-xs">
                  <Check aria-hidden className="size-3.5" />
                  On the agenda
                </span>
              ) : (
                <Plus aria-hidden className="size-4 shrink-0 text-faint" />
              )}
            </button>
          </li>
        )
      })}
    </ul>
  )
}
