'use client'

import type { ReactNode } from 'react'
import { type WorkspaceStatus, WorkspaceStatusProvider } from '@/components/shell/workspace-status'
import { readWorkspaceStatus } from './queries'

export function LiveStatus({ initial, children }: { initial: WorkspaceStatus; children: ReactNode }) {
  return (
    <WorkspaceStatusProvider initial={initial} read={readWorkspaceStatus}>
      {children}
    </WorkspaceStatusProvider>
  )
}
