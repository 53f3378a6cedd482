'use client'

import * as RadixTooltip from 'radix-ui/tooltip'
import type { ReactElement, ReactNode } from 'react'
import { usePortalContainer } from './portal-container'

export interface TooltipProps {
  content: ReactNode
  /** One focusable element; it keeps its own accessible name. */
  children: ReactElement
  side?: 'top' | 'right' | 'bottom' | 'left'
}

/** A hint on hover and focus. Touch never sees it, so nothing may be said only here. */
export function Tooltip({ content, children, side = 'top' }: TooltipProps) {
  const container = usePortalContainer()
  return (
    <RadixTooltip.Provider delayDuration={400} skipDelayDuration={200}>
      <RadixTooltip.Root>
        <RadixTooltip.Trigger asChild>{children}</RadixTooltip.Trigger>
        <RadixTooltip.Portal container={container}>
          <RadixTooltip.Content
            side={side}
            sideOffset={6}
            collisionPadding={8}
            className="z-50 max-w-72 text-balance rounded-md bg-ink px-2 py-1 text-canvas text-xs shadow-md data-[state=delayed-open]:animate-fade-in"
          >
            {content}
          </RadixTooltip.Content>
        </RadixTooltip.Portal>
      </RadixTooltip.Root>
    </RadixTooltip.Provider>
  )
}
