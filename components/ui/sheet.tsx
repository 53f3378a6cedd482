'use client'

import { X } from 'lucide-react'
import * as RadixDialog from 'radix-ui/dialog'
import { type ReactNode, useState } from 'react'
import { buttonStyle } from './button'
import { cn } from './cn'
import { PortalContainerProvider } from './portal-container'

export const Sheet = RadixDialog.Root
export const SheetTrigger = RadixDialog.Trigger
export const SheetClose = RadixDialog.Close

export interface SheetContentProps {
  title: ReactNode
  description?: ReactNode
  footer?: ReactNode
  className?: string
  children: ReactNode
}

/** A modal panel on the right edge, full width on a phone. */
export function SheetContent({ title, description, footer, className, children }: SheetContentProps) {
  const [container, setContainer] = useState<HTMLElement | null>(null)
  return (
    <RadixDialog.Portal>
      <RadixDialog.Overlay className="fixed inset-0 z-40 bg-overlay data-[state=closed]:animate-fade-out data-[state=open]:animate-fade-in" />
      <RadixDialog.Content
        {...(description ? {} : { 'aria-describedby': undefined })}
        ref={setContainer}
        className={cn(
          'fixed inset-y-0 right-0 z-50 flex w-full flex-col border-l bg-raised shadow-lg outline-none data-[state=closed]:animate-slide-out data-[state=open]:animate-slide-in sm:max-w-md',
          className,
        )}
      >
        <PortalContainerProvider value={container}>
          <header className="space-y-1 border-b py-3 pr-14 pl-5">
            <RadixDialog.Title className="font-semibold text-ink text-lg">{title}</RadixDialog.Title>
            {description ? (
              <RadixDialog.Description className="text-muted text-sm">{description}</RadixDialog.Description>
            ) : null}
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 py-4">{children}</div>
          {footer ? <footer className="flex justify-end gap-2 border-t px-5 py-3">{footer}</footer> : null}
          {/* Last, so that opening puts the focus on the first field and not here. */}
          <RadixDialog.Close
            aria-label="Close"
            className={buttonStyle({
              variant: 'ghost',
              size: 'icon-sm',
              className: 'absolute top-3 right-3',
            })}
          >
            <X aria-hidden />
          </RadixDialog.Close>
        </PortalContainerProvider>
      </RadixDialog.Content>
    </RadixDialog.Portal>
  )
}
