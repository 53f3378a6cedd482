'use client'

import { CircleAlert, CircleCheck, Info } from 'lucide-react'
import { Toaster as Sonner } from 'sonner'

// From here, so that the first toast finds the library with the view it is shown in.
export { toast } from 'sonner'

export function ToasterView() {
  return (
    <Sonner
      position="bottom-right"
      gap={8}
      offset={16}
      mobileOffset={{ bottom: 'calc(4.25rem + env(safe-area-inset-bottom))', left: 12, right: 12 }}
      icons={{
        success: <CircleCheck aria-hidden className="size-4 text-success-text" />,
        error: <CircleAlert aria-hidden className="size-4 text-danger-text" />,
        info: <Info aria-hidden className="size-4 text-info-text" />,
      }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            'flex w-full items-start gap-2.5 rounded-lg border bg-raised px-3.5 py-3 font-sans text-sm text-ink shadow-lg sm:w-[22rem]',
          icon: 'mt-px',
          content: 'min-w-0 flex-1 space-y-0.5',
          title: 'font-medium',
          description: 'text-muted',
          actionButton: 'shrink-0 rounded px-2 py-0.5 font-medium text-accent-text hover:bg-hover',
        },
      }}
    />
  )
}
