'use client'

import type { Route } from 'next'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { cn } from '@/components/ui/cn'

/** A link that knows when it is where you are: on its own page and on the pages under it, but for `except`. */
export function NavLink({
  href,
  except,
  className,
  children,
}: {
  href: Route
  except?: string
  className?: string
  children: ReactNode
}) {
  const path = usePathname()
  const here = path !== except && (path === href || path.startsWith(`${href}/`))
  return (
    <Link href={href} aria-current={here ? 'page' : undefined} className={cn('group', className)}>
      {children}
    </Link>
  )
}
