'use client'

import { ChevronsUpDown, Keyboard, LogOut, Monitor, Moon, Sun } from 'lucide-react'
import { useState, useTransition } from 'react'
import { Avatar } from '@/components/ui/avatar'
import { cn } from '@/components/ui/cn'
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

const themeChoices = [
  { theme: 'system', label: 'Same as system', icon: Monitor },
  { theme: 'light', label: 'Light', icon: Sun },
  { theme: 'dark', label: 'Dark', icon: Moon },
] as const

/** Ends the session; the browser then goes to the sign-in page, whatever the answer. */
export type SignOut = (input: Record<string, never>) => Promise<unknown>

export interface UserMenuProps {
  name: string
  email: string
  /** "Seller", "Manager" or "Viewer (read only)". */
  roleLabel: string
  signOut: SignOut
  /** Only the initials, for a narrow bar. */
  compact?: boolean
  className?: string
}

/** A whole new document, so that nothing of the last user stays in this page's memory. */
async function leave(signOut: SignOut): Promise<void> {
  await signOut({})
  window.location.assign('/sign-in')
}

export function UserMenu({ name, email, roleLabel, signOut, compact = false, className }: UserMenuProps) {
  const [leaving, startLeaving] = useTransition()
  return (
    <DropdownMenu>
      <DropdownMenuTrigger
        aria-label={`Account: ${name}`}
        className={cn(
          'flex items-center gap-2 rounded-md p-1.5 text-left hover:bg-hover data-[state=open]:bg-hover',
          className,
        )}
      >
        <Avatar name={name} className={compact ? 'size-7' : undefined} />
        {compact ? null : (
          <>
            <span className="min-w-0 flex-1 leading-tight">
              <span className="block truncate font-medium text-ink">{name}</span>
              <span className="block truncate text-muted text-xs">{roleLabel}</span>
            </span>
            <ChevronsUpDown aria-hidden className="size-3.5 shrink-0 text-faint" />
          </>
        )}
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end" className="w-56">
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

/** Drawn only in an open menu, so the document can be asked while rendering. */
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
