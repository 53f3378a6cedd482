import type { WorkspaceStatus } from '@/components/shell/workspace-status'

/** The shell's figures now, or undefined when there is no answer (signed out, server restarting). */
export async function readWorkspaceStatus(signal: AbortSignal): Promise<WorkspaceStatus | undefined> {
  const response = await fetch('/api/workspace-status', { signal })
  return response.ok ? ((await response.json()) as WorkspaceStatus) : undefined
}
