'use client'

import { Check } from 'lucide-react'
import * as RadixPopover from 'radix-ui/popover'
import { type ReactNode, type RefObject, useEffect, useRef } from 'react'
import { cn } from './cn'
import type { Option } from './filter-options'
import { floatingItemStyle, floatingStyle } from './menu-style'
import { usePortalContainer } from './portal-container'
import type { OptionList } from './use-option-list'

export interface OptionListPopoverProps {
  list: OptionList
  /** The box with the text input. The list opens under it, as wide as it is. */
  anchor: RefObject<HTMLDivElement | null>
  children: ReactNode
  isChosen: (value: string) => boolean
  onPick: (option: Option) => void
  multiple?: boolean
  label: string
  emptyText: string
}

export function OptionListPopover(props: OptionListPopoverProps) {
  const { list, anchor, children, multiple = false, label } = props
  return (
    <RadixPopover.Root open={list.open} onOpenChange={list.setOpen}>
      <RadixPopover.Anchor asChild>{children}</RadixPopover.Anchor>
      <RadixPopover.Portal container={usePortalContainer()}>
        <RadixPopover.Content
          id={list.listId}
          role="listbox"
          aria-label={label}
          aria-multiselectable={multiple || undefined}
          align="start"
          sideOffset={4}
          collisionPadding={8}
          onOpenAutoFocus={(event) => event.preventDefault()}
          onCloseAutoFocus={(event) => event.preventDefault()}
          onInteractOutside={(event) => {
            if (anchor.current?.contains(event.target as Node)) event.preventDefault()
          }}
          className={cn(floatingStyle, 'w-(--radix-popper-anchor-width) min-w-56')}
        >
          <Rows {...props} />
        </RadixPopover.Content>
      </RadixPopover.Portal>
    </RadixPopover.Root>
  )
}

function Rows({ list, isChosen, onPick, emptyText }: OptionListPopoverProps) {
  const activeRow = useRef<HTMLDivElement>(null)
  const { active } = list
  useEffect(() => {
    if (active >= 0) activeRow.current?.scrollIntoView({ block: 'nearest' })
  }, [active])

  if (list.found.length === 0) {
    return (
      <div role="option" tabIndex={-1} aria-selected={false} aria-disabled className="px-2 py-1.5 text-muted">
        {emptyText}
      </div>
    )
  }
  return list.found.map((option, index) => (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the text box keeps the focus and handles the keys
    <div
      key={option.value}
      ref={index === active ? activeRow : undefined}
      id={list.optionId(index)}
      role="option"
      tabIndex={-1}
      aria-selected={isChosen(option.value)}
      data-highlighted={index === active ? '' : undefined}
      onPointerMove={() => index !== active && list.setActive(index)}
      onPointerDown={(event) => event.preventDefault()}
      onClick={() => onPick(option)}
      className={floatingItemStyle}
    >
      <span className="min-w-0 flex-1">
        <span className="block">{option.label}</span>
        {option.hint ? <span className="block text-muted text-xs">{option.hint}</span> : null}
      </span>
      {isChosen(option.value) ? <Check aria-hidden className="text-accent-text" /> : null}
    </div>
  ))
}
