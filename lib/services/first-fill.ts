import 'server-only'
import { openEmulator } from '@/lib/emulator/emulator'
import type { Env } from '@/lib/env'
import type { SyncedMirror } from '@/lib/mirror/open-mirror'
import { type SyncRun, syncOnce } from '@/lib/mirror/sync'
import { createPartnerCentral } from '@/lib/partner-central/partner-central'
import { emulatorFile } from '../services'

export interface FillOptions {
  /** Goes on from what the mirror has, as after demo data that it saw being made. */
  keeps?: boolean
}

/**
 * Reads everything the embedded service holds into the mirror, emptied unless told otherwise, details included, so that the
 * first screen is complete. It is our own machine, so AWS's quota is left out; the calls are signed like all others.
 */
export async function fillMirror(
  settings: Env,
  mirror: SyncedMirror,
  { keeps = false }: FillOptions = {},
): Promise<SyncRun> {
  const { catalog, embeddedKey: credentials } = settings
  if (!keeps) await mirror.ledger.forget(catalog)
  const emulator = await openEmulator({
    file: emulatorFile(settings),
    credentials,
    quota: 'off',
    review: settings.embeddedReviewSeconds,
  })
  try {
    const endpoint = { to: 'handler' as const, fetch: emulator.fetch, credentials }
    const partnerCentral = createPartnerCentral({ catalog, endpoint })
    return await syncOnce({ partnerCentral, mirror, overlapMs: 0 }, true)
  } finally {
    await emulator.close()
  }
}
