'use client'

import { Keyboard, LogOut, Monitor, Moon, Sun } from 'lucide-react'
import { type RefObject, useState, useTransition } from 'react'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu'
import { shortcutGroups } from './shortcut-groups'
import { chooseTheme, readTheme, type Theme } from './theme'
import type { SignOut, UserMenuProps } from './user-menu'

const themeChoices = [
  { theme: 'system', label: 'Same as system', icon: Monitor },
  { theme: 'light', label: 'Light', icon: Sun },
  { theme: 'dark', label: 'Dark', icon: Moon },
] as const

/** A whole new document, so that nothing of the last user stays in this page's memory. */
async function leave(signOut: SignOut): Promise<void> {
  await signOut({})
  window.location.assign('/sign-in')
}

export interface OpenUserMenuProps extends Omit<UserMenuProps, 'compact'> {
  /** What opened it: gets the focus back, and a second press on it closes. */
  button: RefObject<HTMLButtonElement | null>
  onClose: () => void
}

export function OpenUserMenu({ name, email, roleLabel, signOut, button, onClose }: OpenUserMenuProps) {
  const [leaving, startLeaving] = useTransition()
  return (
    <DropdownMenu open onOpenChange={(open) => open || onClose()}>
      <DropdownMenuTrigger asChild>
        <span aria-hidden className="pointer-events-none absolute inset-0" />
      </DropdownMenuTrigger>
      <DropdownMenuContent
        align="end"
        aria-label={`Account: ${name}`}
        className="w-56"
        onInteractOutside={(event) => {
          if (button.current?.contains(event.target as Node)) event.preventDefault()
        }}
        onCloseAutoFocus={(event) => {
          event.preventDefault()
          button.current?.focus()
        }}
      >
        <DropdownMenuLabel>
          <span className="block truncate text-ink text-sm">{name}</span>
          <span className="block truncate font-normal">{email}</span>
          <span className="block font-normal">{roleLabel}</span>
        </DropdownMenuLabel>
        <DropdownMenuSeparator />
        <ThemeChoice />
        <DropdownMenuSeparator />
        <DropdownMenuItem onSelect={() => shortcutGroups.open()}>
          <Keyboard aria-hidden />
          Keyboard shortcuts
        </DropdownMenuItem>
        <DropdownMenuItem disabled={leaving} onSelect={() => startLeaving(() => leave(signOut))}>
          <LogOut aria-hidden />
          Sign out
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  )
}

function ThemeChoice() {
  const [theme, setTheme] = useState<Theme>(readTheme)
  return (
    <DropdownMenuRadioGroup
      value={theme}
      onValueChange={(value) => {
        chooseTheme(value as Theme)
        setTheme(value as Theme)
      }}
    >
      <DropdownMenuLabel>Theme</DropdownMenuLabel>
      {themeChoices.map(({ theme: choice, label, icon: Icon }) => (
        <DropdownMenuRadioItem key={choice} value={choice} onSelect={(event) => event.preventDefault()}>
          <Icon aria-hidden />
          {label}
        </DropdownMenuRadioItem>
      ))}
    </DropdownMenuRadioGroup>
  )
}
