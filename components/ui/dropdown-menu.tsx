'use client'

import { Check } from 'lucide-react'
import * as Menu from 'radix-ui/dropdown-menu'
import type { ComponentProps } from 'react'
import { cn } from './cn'
import { floatingItemStyle, floatingStyle } from './menu-style'
import { usePortalContainer } from './portal-container'

/** Not modal: the page behind stays readable and scrollable, and a press outside reaches what it pressed. */
export function DropdownMenu(props: ComponentProps<typeof Menu.Root>) {
  return <Menu.Root modal={false} {...props} />
}

export const DropdownMenuTrigger = Menu.Trigger
export const DropdownMenuGroup = Menu.Group
export const DropdownMenuRadioGroup = Menu.RadioGroup

export function DropdownMenuContent({
  className,
  align = 'start',
  sideOffset = 4,
  ...rest
}: ComponentProps<typeof Menu.Content>) {
  return (
    <Menu.Portal container={usePortalContainer()}>
      <Menu.Content
        {...rest}
        align={align}
        sideOffset={sideOffset}
        collisionPadding={8}
        className={cn(floatingStyle, 'min-w-44', className)}
      />
    </Menu.Portal>
  )
}

export interface DropdownMenuItemProps extends ComponentProps<typeof Menu.Item> {
  tone?: 'neutral' | 'danger'
}

export function DropdownMenuItem({ tone = 'neutral', className, ...rest }: DropdownMenuItemProps) {
  return (
    <Menu.Item
      {...rest}
      className={cn(floatingItemStyle, tone === 'danger' && 'text-danger-text', className)}
    />
  )
}

export function DropdownMenuRadioItem({
  className,
  children,
  ...rest
}: ComponentProps<typeof Menu.RadioItem>) {
  return (
    <Menu.RadioItem {...rest} className={cn(floatingItemStyle, 'pr-8', className)}>
      {children}
      <Menu.ItemIndicator className="-mr-6 ml-auto">
        <Check aria-hidden className="text-accent-text" />
      </Menu.ItemIndicator>
    </Menu.RadioItem>
  )
}

export function DropdownMenuLabel({ className, ...rest }: ComponentProps<typeof Menu.Label>) {
  return <Menu.Label {...rest} className={cn('px-2 pt-1.5 pb-1 font-medium text-faint text-xs', className)} />
}

export function DropdownMenuSeparator({ className, ...rest }: ComponentProps<typeof Menu.Separator>) {
  return <Menu.Separator {...rest} className={cn('-mx-1 my-1 h-px bg-line', className)} />
}
