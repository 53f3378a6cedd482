import type { ReactNode } from 'react'
import { AppShell } from '@/components/shell/app-shell'
import { Toaster } from '@/components/ui/toaster'
import { canWrite, roleLabel } from '@/lib/auth/roles'
import { requireSession } from '@/lib/auth/session'
import { services } from '@/lib/services'
import { signOut } from './actions'
import { LiveStatus } from './live-status'
import { whoseChanges } from './queue/whose-changes'

export default async function WorkspaceLayout({ children }: { children: ReactNode }) {
  const session = await requireSession()
  const { name, email, role, catalog } = session
  const { mirror, syncStatus, queue } = await services()
  const [actionRequiredCount, stoppedChanges, sync] = await Promise.all([
    mirror.actionRequiredCount(catalog),
    queue.troubleCount(whoseChanges(session)),
    syncStatus.read(catalog),
  ])
  return (
    <LiveStatus initial={{ actionRequiredCount, stoppedChanges, ...sync }}>
      <AppShell
        user={{ name, email, roleLabel: roleLabel(role), mayCreate: canWrite(role) }}
        catalog={catalog}
        signOut={signOut}
      >
        {children}
      </AppShell>
      <Toaster />
    </LiveStatus>
  )
}
