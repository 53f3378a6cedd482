import type { ReactNode } from 'react'
import { AppShell } from '@/components/shell/app-shell'
import { Toaster } from '@/components/ui/toaster'
import { canWrite, roleLabel } from '@/lib/auth/roles'
import { requireSession } from '@/lib/auth/session'
import { services } from '@/lib/services'
import { signOut } from './actions'
import { LiveStatus } from './live-status'

export default async function WorkspaceLayout({ children }: { children: ReactNode }) {
  const { name, email, role, catalog } = await requireSession()
  const { mirror, syncStatus } = await services()
  const [actionRequiredCount, sync] = await Promise.all([
    mirror.actionRequiredCount(catalog),
    syncStatus.read(catalog),
  ])
  return (
    <LiveStatus initial={{ actionRequiredCount, ...sync }}>
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
