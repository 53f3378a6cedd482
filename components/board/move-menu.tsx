'use client'

import { Check } from 'lucide-react'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu'

export interface MoveTarget {
  id: string
  title: string
  isCurrent: boolean
  refusal?: string
}

export interface MoveMenuProps {
  cardName: string
  targets: readonly MoveTarget[]
  /** Where the menu opens: the button or the card it was asked for at. */
  anchor: DOMRect
  onPick: (columnId: string) => void
  onClose: () => void
  /** Gets the focus back once the menu is gone. */
  onClosed: () => void
}

/** The board's only menu: it is put where it is needed. The way to move a card without dragging. */
export function MoveMenu({ cardName, targets, anchor, onPick, onClose, onClosed }: MoveMenuProps) {
  return (
    <DropdownMenu open onOpenChange={(open) => open || onClose()}>
      <DropdownMenuTrigger asChild>
        <span
          aria-hidden
          className="pointer-events-none fixed"
          style={{ left: anchor.left, top: anchor.top, width: anchor.width, height: anchor.height }}
        />
      </DropdownMenuTrigger>
      <DropdownMenuContent
        align="end"
        aria-label={`Move ${cardName} to`}
        className="w-60"
        onCloseAutoFocus={(event) => {
          event.preventDefault()
          onClosed()
        }}
      >
        <DropdownMenuLabel className="truncate">Move {cardName} to</DropdownMenuLabel>
        {targets.map(({ id, title, isCurrent, refusal }) => (
          <DropdownMenuItem
            key={id}
            disabled={isCurrent || refusal !== undefined}
            onSelect={() => onPick(id)}
          >
            <span className="min-w-0 flex-1">
              <span className="block">{title}</span>
              {refusal ? <span className="block text-xs">{refusal}</span> : null}
            </span>
            {isCurrent ? (
              <>
                <span className="sr-only">it is here</span>
                <Check aria-hidden className="text-accent-text" />
              </>
            ) : null}
          </DropdownMenuItem>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
