'use client'

import { X } from 'lucide-react'
import * as RadixDialog from 'radix-ui/dialog'
import { type ComponentProps, type ReactNode, useState } from 'react'
import { buttonStyle } from './button'
import { cn } from './cn'
import { PortalContainerProvider } from './portal-container'

export const Dialog = RadixDialog.Root
export const DialogTrigger = RadixDialog.Trigger
export const DialogClose = RadixDialog.Close

const widths = { sm: 'sm:max-w-sm', md: 'sm:max-w-lg', lg: 'sm:max-w-2xl', xl: 'sm:max-w-4xl' }

export interface DialogContentProps extends Omit<ComponentProps<typeof RadixDialog.Content>, 'title'> {
  title: ReactNode
  /** One sentence under the title; screen readers read it on opening. */
  description?: ReactNode
  /** Buttons, the main one last. Stays in view while the body scrolls. */
  footer?: ReactNode
  size?: keyof typeof widths
}

/** A modal in the middle of the screen; on a phone a sheet from the bottom. */
export function DialogContent({
  title,
  description,
  footer,
  size = 'md',
  className,
  children,
  ...rest
}: DialogContentProps) {
  const [container, setContainer] = useState<HTMLElement | null>(null)
  return (
    <RadixDialog.Portal>
      <RadixDialog.Overlay className="fixed inset-0 z-40 bg-overlay data-[state=closed]:animate-fade-out data-[state=open]:animate-fade-in" />
      <RadixDialog.Content
        {...(description ? {} : { 'aria-describedby': undefined })}
        {...rest}
        ref={setContainer}
        className={cn(
          'fixed inset-x-0 bottom-0 z-50 flex max-h-[92dvh] w-full flex-col rounded-t-xl border bg-raised shadow-lg outline-none data-[state=closed]:animate-fade-out data-[state=open]:animate-rise-in',
          'sm:inset-x-4 sm:top-[12vh] sm:bottom-auto sm:mx-auto sm:max-h-[76vh] sm:w-auto sm:rounded-xl',
          widths[size],
          className,
        )}
      >
        <PortalContainerProvider value={container}>
          <header className="space-y-1 py-4 pr-14 pb-3 pl-5">
            <RadixDialog.Title className="font-semibold text-ink text-lg">{title}</RadixDialog.Title>
            {description ? (
              <RadixDialog.Description className="text-muted text-sm">{description}</RadixDialog.Description>
            ) : null}
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 pt-1 pb-5">{children}</div>
          {footer ? (
            <footer className="flex flex-wrap justify-end gap-2 border-t px-5 py-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]">
              {footer}
            </footer>
          ) : null}
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
