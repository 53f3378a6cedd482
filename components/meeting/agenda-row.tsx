'use client'

import {
  Check,
  CircleDashed,
  GripVertical,
  type LucideIcon,
  MoreHorizontal,
  Pause,
  SkipForward,
} from 'lucide-react'
import { type KeyboardEvent, type MouseEvent, useEffect, useEffectEvent, useRef, useState } from 'react'
import { buttonStyle } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu'
import { PendingMark } from '@/components/ui/pending-mark'
import type { AgendaItem, ItemState } from '@/lib/meeting/meeting'
import { makeRowDraggable } from './agenda-drag'
import type { Direction } from './agenda-order'
import { far } from './far'
import { ReasonChips } from './reason-list'
import { useWords } from './words'

const states: Record<ItemState, { icon: LucideIcon; words: string; tone: string }> = {
  open: { icon: CircleDashed, words: 'Not discussed yet', tone: 'text-faint' },
  discussed: { icon: Check, words: 'Discussed', tone: 'text-success-text' },
  skipped: { icon: SkipForward, words: 'Skipped', tone: 'text-muted' },
  parked: { icon: Pause, words: 'Parked', tone: 'text-warning-text' },
}

export interface AgendaRowProps {
  item: AgendaItem
  /** From 1; left out for a parked one. */
  place?: number
  /** The deal on the shared screen. */
  isShown: boolean
  decisions: number
  onOpen: () => void
  /** Left out for whoever only follows. */
  onState?: (state: ItemState) => void
  onMove?: (direction: Direction) => void
}

/** One deal of the agenda with why it is there. */
export function AgendaRow({ item, place, isShown, decisions, onOpen, onState, onMove }: AgendaRowProps) {
  const { money, day } = useWords()
  const { card } = item
  const name = card?.company || item.dealId
  const { icon: Icon, words, tone } = states[item.state]
  const { row, handle, isOver } = useRowDrag(item.dealId, onMove !== undefined)

  const onKeyDown = (event: KeyboardEvent) => {
    const direction = moveKeys[event.key]
    if (!event.altKey || !direction || !onMove) return
    event.preventDefault()
    onMove(direction)
  }

  return (
    <li
      ref={row}
      className={cn(
        'relative flex items-start gap-2 border-t px-2 py-2.5 first:border-t-0 sm:gap-3 sm:px-4',
        isShown && 'bg-selected',
        isOver && 'before:absolute before:inset-x-0 before:-top-px before:h-0.5 before:bg-accent',
      )}
    >
      {onMove ? (
        <span
          ref={handle}
          aria-hidden
          className={cn('cursor-grab text-faint hover:text-muted max-sm:hidden', far.body)}
        >
          <GripVertical className="mt-[0.2em] size-[1em]" />
        </span>
      ) : null}
      <span className={cn('w-7 shrink-0 text-right text-faint tabular-nums', far.body)}>{place}</span>
      <Icon aria-hidden className={cn('mt-[0.2em] size-[1em] shrink-0', far.body, tone)} />
      <div className="min-w-0 flex-1 space-y-1">
        <div className="flex flex-wrap items-baseline gap-x-4 gap-y-0.5">
          <button
            type="button"
            data-agenda-deal={item.dealId}
            onClick={onOpen}
            onKeyDown={onKeyDown}
            className={cn(
              'min-w-0 max-w-full flex-1 basis-56 truncate rounded-sm text-left font-medium hover:underline',
              far.body,
            )}
          >
            {name}
            {card?.title ? <span className="font-normal text-muted"> · {card.title}</span> : null}
            <span className="sr-only">. {words}</span>
          </button>
          {card ? (
            <span className={cn('flex shrink-0 items-baseline gap-2 tabular-nums', far.body)}>
              {card.pending ? <PendingMark state={card.pending} /> : null}
              <span className={cn('text-muted', far.small)}>{card.stage}</span>
              <span className="font-medium">{money(card.spend)}</span>
            </span>
          ) : null}
        </div>
        <div className="flex flex-wrap items-center gap-x-3 gap-y-0.5">
          <ReasonChips reasons={item.reasons} className={far.small} />
          <Asides item={item} decisions={decisions} closeDay={card?.closeDate && day(card.closeDate)} />
        </div>
      </div>
      {onState && onMove ? <RowMenu {...{ name, item, onOpen, onState, onMove }} /> : null}
    </li>
  )
}

const moveKeys: Record<string, Direction> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'top',
  End: 'bottom',
}

function Asides({ item, decisions, closeDay }: { item: AgendaItem; decisions: number; closeDay?: string }) {
  const told = [
    item.addedBy ? `Added by ${item.addedBy.name}` : undefined,
    item.hasLeftScope ? 'No longer in this scope' : undefined,
    item.reasons.length === 0 && closeDay ? `Closes ${closeDay}` : undefined,
    decisions > 0 ? `${decisions === 1 ? '1 decision' : `${decisions} decisions`}` : undefined,
  ].filter((part) => part !== undefined)
  return told.map((part) => (
    <span key={part} className={cn('text-faint', far.small)}>
      {part}
    </span>
  ))
}

function useRowDrag(dealId: string, isMovable: boolean) {
  const row = useRef<HTMLLIElement>(null)
  const handle = useRef<HTMLSpanElement>(null)
  const [isOver, setIsOver] = useState(false)
  const over = useEffectEvent(setIsOver)
  useEffect(() => {
    if (!isMovable || !row.current || !handle.current) return
    return makeRowDraggable(row.current, handle.current, { dealId, onOver: (isHere) => over(isHere) })
  }, [dealId, isMovable])
  return { row, handle, isOver }
}

type RowMenuProps = { name: string } & Required<
  Pick<AgendaRowProps, 'item' | 'onOpen' | 'onState' | 'onMove'>
>

function RowMenu({ name, item, onOpen, onState, onMove }: RowMenuProps) {
  const stop = (event: MouseEvent) => event.stopPropagation()
  const isAside = item.state === 'parked' || item.state === 'skipped'
  return (
    <DropdownMenu>
      <DropdownMenuTrigger
        aria-label={`More for ${name}`}
        onClick={stop}
        className={buttonStyle({ variant: 'ghost', size: 'icon-sm' })}
      >
        <MoreHorizontal aria-hidden />
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        <DropdownMenuItem onSelect={onOpen}>Talk about it</DropdownMenuItem>
        {isAside ? (
          <DropdownMenuItem onSelect={() => onState('open')}>Back to the agenda</DropdownMenuItem>
        ) : (
          <>
            <DropdownMenuItem onSelect={() => onState('skipped')}>Skip</DropdownMenuItem>
            <DropdownMenuItem onSelect={() => onState('parked')}>Park</DropdownMenuItem>
          </>
        )}
        <DropdownMenuSeparator />
        <DropdownMenuItem onSelect={() => onMove('up')}>Move up</DropdownMenuItem>
        <DropdownMenuItem onSelect={() => onMove('down')}>Move down</DropdownMenuItem>
        <DropdownMenuItem onSelect={() => onMove('top')}>To the top</DropdownMenuItem>
        <DropdownMenuItem onSelect={() => onMove('bottom')}>To the end</DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
