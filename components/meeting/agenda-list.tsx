'use client'

import { announce } from '@atlaskit/pragmatic-drag-and-drop-live-region'
import { useEffect, useEffectEvent } from 'react'
import type { Decision } from '@/lib/meeting/decision'
import type { AgendaItem, ItemState } from '@/lib/meeting/meeting'
import { watchRowDrops } from './agenda-drag'
import { type Direction, type Placing, placing, walked, withPlacing } from './agenda-order'
import { AgendaRow } from './agenda-row'

export interface AgendaListProps {
  /** In its order. */
  agenda: readonly AgendaItem[]
  decisions: readonly Decision[]
  /** The deal on the shared screen. */
  shown?: string
  onOpen: (dealId: string) => void
  /** Left out for whoever only follows. */
  onState?: (dealId: string, state: ItemState) => void
  onMove?: (placing: Placing) => void
}

/** The deals to talk about, in order. `Alt` with an arrow, `Home` or `End` moves the one with the cursor; so does a drag. */
export function AgendaList(props: AgendaListProps) {
  const { agenda, onMove } = props
  useRowDrops(onMove)
  const items = walked(agenda)
  if (items.length === 0) return <p className="px-4 py-6 text-muted">Nothing is left on the agenda.</p>
  return (
    <ol aria-label="Agenda">
      {items.map((item, index) => (
        <Row key={item.dealId} {...props} item={item} place={index + 1} among={items} />
      ))}
    </ol>
  )
}

/** What was put aside, to be taken up later or another time. */
export function ParkedList(props: AgendaListProps) {
  const parked = props.agenda.filter(({ state }) => state === 'parked')
  if (parked.length === 0) return <p className="px-4 py-4 text-muted">Nothing is parked.</p>
  return (
    <ol aria-label="Parked">
      {parked.map((item) => (
        <Row key={item.dealId} {...props} item={item} among={parked} />
      ))}
    </ol>
  )
}

type RowProps = AgendaListProps & { item: AgendaItem; place?: number; among: readonly AgendaItem[] }

function Row({ item, place, among, decisions, shown, onOpen, onState, onMove }: RowProps) {
  const { dealId } = item
  const move = (direction: Direction) => {
    const to = placing(among, dealId, direction)
    if (!to || !onMove) return
    onMove(to)
    const now = withPlacing(among, to).findIndex((each) => each.dealId === dealId) + 1
    announce(`${item.card?.company || dealId} is number ${now} of ${among.length}.`)
    keepFocus(dealId)
  }
  return (
    <AgendaRow
      item={item}
      place={place}
      isShown={dealId === shown}
      decisions={decisions.filter((decision) => decision.dealId === dealId).length}
      onOpen={() => onOpen(dealId)}
      onState={onState && ((state) => onState(dealId, state))}
      onMove={onMove && move}
    />
  )
}

/** A row that is moved loses the cursor on its way. */
function keepFocus(dealId: string): void {
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>(`[data-agenda-deal="${CSS.escape(dealId)}"]`)?.focus(),
  )
}

function useRowDrops(onMove: AgendaListProps['onMove']): void {
  const isMovable = onMove !== undefined
  const drop = useEffectEvent((dealId: string, before: string) => onMove?.({ dealId, before }))
  useEffect(
    () => (isMovable ? watchRowDrops((dealId, before) => drop(dealId, before)) : undefined),
    [isMovable],
  )
}
