import { ChartColumn, CircleAlert, Plus, Presentation, Send, SquareKanban } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { Badge } from '@/components/ui/badge'
import { buttonStyle } from '@/components/ui/button'
import { Logo } from './logo'
import { NavLink } from './nav-link'
import { ShellShortcuts } from './shell-shortcuts'
import { ShortcutsHelpHost } from './shortcuts-help'
import { SyncNotice } from './sync-notice'
import { type SignOut, UserMenu } from './user-menu'
import { ActionRequiredCount, Freshness, StoppedChangesCount } from './workspace-status'

export interface AppShellProps {
  user: { name: string; email: string; roleLabel: string; mayCreate: boolean }
  catalog: 'Sandbox' | 'AWS'
  signOut: SignOut
  children: ReactNode
}

/**
 * The frame around every signed-in screen: a sidebar from 768 px, a bar above and one below on phones. The document
 * scrolls, not the frame; a screen that fills the window instead takes `h-(--screen-height)`, and one that has it for
 * itself from 768 px, for a room to look at, says `data-whole-window`.
 */
export function AppShell({ user, catalog, signOut, children }: AppShellProps) {
  return (
    <div className="group/shell [--notice:0rem] [--screen-height:calc(100dvh-6.5rem-env(safe-area-inset-bottom)-var(--notice))] has-[[data-sync-notice]]:[--notice:2.25rem] md:grid md:min-h-dvh md:grid-cols-[13rem_minmax(0,1fr)] md:has-[[data-whole-window]]:grid-cols-1 md:[--screen-height:calc(100dvh-var(--notice))] print:block">
      <a
        href="#content"
        className={buttonStyle({
          variant: 'primary',
          className: 'fixed top-2 left-2 z-50 -translate-y-16 focus-visible:translate-y-0 print:hidden',
        })}
      >
        Skip to content
      </a>
      <Sidebar user={user} catalog={catalog} signOut={signOut} />
      <TopBar user={user} catalog={catalog} signOut={signOut} />
      <main
        id="content"
        tabIndex={-1}
        className="min-w-0 pb-[calc(3.5rem+env(safe-area-inset-bottom))] outline-none md:pb-0 print:pb-0"
      >
        <SyncNotice />
        {children}
      </main>
      <BottomBar mayCreate={user.mayCreate} />
      <ShellShortcuts mayCreate={user.mayCreate} />
      <ShortcutsHelpHost mayCreate={user.mayCreate} />
    </div>
  )
}

type BarProps = Omit<AppShellProps, 'children'>

const sideLink =
  'flex h-8 items-center gap-2 rounded-md px-2 font-medium text-muted hover:bg-hover hover:text-ink aria-[current=page]:bg-selected aria-[current=page]:text-ink [&_svg]:size-4'

function Sidebar({ user, catalog, signOut }: BarProps) {
  return (
    <div className="sticky top-0 hidden h-dvh flex-col gap-4 border-r bg-canvas p-3 md:flex print:hidden md:group-has-[[data-whole-window]]/shell:hidden">
      <Link
        href="/opportunities"
        className="flex items-center gap-2 rounded-md px-1 pt-1 font-semibold text-base"
      >
        <Logo />
        Tandem
      </Link>
      {user.mayCreate ? (
        <Link href="/opportunities/new" className={buttonStyle({ variant: 'primary', className: 'w-full' })}>
          <Plus aria-hidden />
          New opportunity
        </Link>
      ) : null}
      <nav aria-label="Main" className="flex flex-col gap-0.5">
        <NavLink href="/opportunities" except="/opportunities/new" className={sideLink}>
          <SquareKanban aria-hidden />
          Pipeline
        </NavLink>
        <NavLink href="/action-required" className={sideLink}>
          <CircleAlert aria-hidden />
          Action Required
          <ActionRequiredCount className="ml-auto" />
        </NavLink>
        <NavLink href="/queue" className={sideLink}>
          <Send aria-hidden />
          On their way
          <StoppedChangesCount className="ml-auto" />
        </NavLink>
        <NavLink href="/meetings" className={sideLink}>
          <Presentation aria-hidden />
          Meetings
        </NavLink>
        <NavLink href="/insights" className={sideLink}>
          <ChartColumn aria-hidden />
          Insights
        </NavLink>
      </nav>
      <div className="mt-auto space-y-2">
        <div className="flex items-center justify-between gap-2 px-1.5">
          <CatalogBadge catalog={catalog} />
          <Freshness />
        </div>
        <UserMenu {...user} signOut={signOut} />
      </div>
    </div>
  )
}

function TopBar({ user, catalog, signOut }: BarProps) {
  return (
    <div className="sticky top-0 z-20 flex h-12 items-center gap-2 border-b bg-surface px-3 md:hidden print:hidden">
      <Link href="/opportunities" className="flex items-center gap-2 rounded-md font-semibold text-base">
        <Logo />
        Tandem
      </Link>
      <CatalogBadge catalog={catalog} />
      <Freshness className="ml-auto" />
      <UserMenu {...user} signOut={signOut} compact />
    </div>
  )
}

/** As wide as their words: five of one width would not hold the longest on a small phone. */
const bottomLink =
  'relative flex flex-auto flex-col items-center justify-center gap-0.5 whitespace-nowrap px-1 font-medium text-2xs text-muted aria-[current=page]:text-accent-text [&_svg]:size-5'

function BottomBar({ mayCreate }: { mayCreate: boolean }) {
  return (
    <nav
      aria-label="Main, phone"
      className="fixed inset-x-0 bottom-0 z-20 flex h-[calc(3.5rem+env(safe-area-inset-bottom))] border-t bg-surface pb-[env(safe-area-inset-bottom)] md:hidden print:hidden"
    >
      <NavLink href="/opportunities" except="/opportunities/new" className={bottomLink}>
        <SquareKanban aria-hidden />
        Pipeline
      </NavLink>
      <NavLink href="/action-required" className={bottomLink}>
        <CircleAlert aria-hidden />
        Action Required
        <ActionRequiredCount className="absolute top-0.5 left-[calc(50%+0.5rem)] h-4.5 text-2xs" />
      </NavLink>
      <NavLink href="/queue" className={bottomLink}>
        <Send aria-hidden />
        On their way
        <StoppedChangesCount className="absolute top-0.5 left-[calc(50%+0.5rem)] h-4.5 text-2xs" />
      </NavLink>
      <NavLink href="/meetings" className={bottomLink}>
        <Presentation aria-hidden />
        Meetings
      </NavLink>
      <NavLink href="/insights" className={bottomLink}>
        <ChartColumn aria-hidden />
        Insights
      </NavLink>
      {mayCreate ? (
        <NavLink href="/opportunities/new" className={bottomLink}>
          <Plus aria-hidden />
          New
        </NavLink>
      ) : null}
    </nav>
  )
}

const catalogs = {
  Sandbox: { tone: 'info', meaning: 'The Sandbox catalog: nothing here reaches AWS sellers.' },
  AWS: { tone: 'warning', meaning: 'The AWS catalog: what you save here is real.' },
} as const

function CatalogBadge({ catalog }: { catalog: 'Sandbox' | 'AWS' }) {
  const { tone, meaning } = catalogs[catalog]
  return (
    <Badge tone={tone} title={meaning}>
      {catalog}
    </Badge>
  )
}
