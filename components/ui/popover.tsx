'use client'

import * as RadixPopover from 'radix-ui/popover'
import type { ComponentProps } from 'react'
import { cn } from './cn'
import { floatingStyle } from './menu-style'
import { usePortalContainer } from './portal-container'

export const Popover = RadixPopover.Root
export const PopoverTrigger = RadixPopover.Trigger
export const PopoverAnchor = RadixPopover.Anchor
export const PopoverClose = RadixPopover.Close

export function PopoverContent({
  className,
  align = 'start',
  sideOffset = 4,
  ...rest
}: ComponentProps<typeof RadixPopover.Content>) {
  return (
    <RadixPopover.Portal container={usePortalContainer()}>
      <RadixPopover.Content
        {...rest}
        align={align}
        sideOffset={sideOffset}
        collisionPadding={8}
        className={cn(floatingStyle, className)}
      />
    </RadixPopover.Portal>
  )
}
