'use client'

import { loadToaster } from './load-toaster'

export interface Notice {
  title: string
  description?: string
  /** One button, such as Undo. */
  action?: { label: string; onClick: () => void }
}

/**
 * Shows a toast: a short answer to what the user just did. Anything they must act on belongs in a banner or a field.
 * The library is fetched with the first toast or once the page is idle, whichever comes first.
 */
async function show(tone: 'success' | 'error' | 'info', { title, ...options }: Notice): Promise<void> {
  const { toast } = await loadToaster()
  toast[tone](title, { ...options, duration: tone === 'error' ? 10_000 : 5_000 })
}

export const notify = {
  success: (notice: Notice) => void show('success', notice),
  error: (notice: Notice) => void show('error', notice),
  info: (notice: Notice) => void show('info', notice),
}
