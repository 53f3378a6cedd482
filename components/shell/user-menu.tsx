'use client'

import { ChevronsUpDown } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useRef, useState } from 'react'
import { Avatar } from '@/components/ui/avatar'
import { cn } from '@/components/ui/cn'

const loadMenu = () => import('./open-user-menu').then((module) => module.OpenUserMenu)
// A menu and what positions it weigh as much as a screen; most page views never open it.
const OpenUserMenu = dynamic(loadMenu, { ssr: false })

/** Ends the session; the browser then goes to the sign-in page, whatever the answer. */
export type SignOut = (input: Record<string, never>) => Promise<unknown>

export interface UserMenuProps {
  name: string
  email: string
  /** "Seller", "Manager" or "Viewer, read only". */
  roleLabel: string
  signOut: SignOut
  /** Only the initials, for a narrow bar. */
  compact?: boolean
}

export function UserMenu({ name, email, roleLabel, signOut, compact = false }: UserMenuProps) {
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  return (
    <div className="relative">
      <button
        ref={button}
        type="button"
        aria-label={`Account: ${name}`}
        aria-haspopup="menu"
        aria-expanded={open}
        onPointerEnter={loadMenu}
        onFocus={loadMenu}
        onClick={() => setOpen(!open)}
        className={cn(
          'flex items-center gap-2 rounded-md p-1.5 text-left hover:bg-hover aria-expanded:bg-hover',
          !compact && 'w-full',
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
      </button>
      {open ? (
        <OpenUserMenu
          name={name}
          email={email}
          roleLabel={roleLabel}
          signOut={signOut}
          button={button}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </div>
  )
}
