import type { Env } from '@/lib/env'
import { emulatorFile } from '@/lib/services'
import { copiesOf } from '@/lib/sql/backup/backup'
import type { Copies } from '@/lib/sql/backup/copy'

/**
 * Everything Tandem keeps, in the order to copy it: what Tandem knows first, what the embedded service holds after it. Then
 * no change that Tandem calls sent can be missing in the service; the other way round it could.
 */
export function databasesOf(settings: Env): Copies[] {
  const own = copiesOf(settings.database, 'tandem', process.env)
  if (settings.partnerCentral.mode !== 'embedded') return [own]
  return [own, copiesOf({ engine: 'sqlite', file: emulatorFile(settings) }, 'partner-central', process.env)]
}
