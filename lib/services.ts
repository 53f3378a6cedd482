import 'server-only'
import type { Users } from './auth/users'
import type { Emulator } from './emulator/emulator'
import { env } from './env'
import type { Mirror } from './mirror/mirror'
import type { SyncLoop } from './mirror/sync-loop'
import type { Catalog } from './opportunity/opportunity'
import type { PartnerCentral } from './partner-central/partner-central'

/** Everything a page, a route or an action works with, opened once per process. */
export interface Services {
  catalog: Catalog
  partnerCentral: PartnerCentral
  mirror: Mirror
  /** Only with PARTNER_CENTRAL=embedded. */
  emulator?: Emulator
  users: Users
  sync: SyncLoop
}

/** The services of this process. Opened at the first call, never at import: the build imports route modules too. */
export function services(): Promise<Services> {
  void env
  throw new Error('not wired')
}
