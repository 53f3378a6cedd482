import { describePostgres } from '@/lib/sql/test-engines'
import { openMirror } from './open-mirror'
import { contractClock, describeMirror } from './store.contract'
import type { MirrorTables } from './tables'

describePostgres('the contract', (databases) => {
  const open = async () => {
    const database = await databases.open<MirrorTables>()
    const mirror = await openMirror(database, { clock: contractClock })
    return { mirror, close: () => database.destroy() }
  }
  // Each of its questions travels between processes; SQLite tries the rest.
  describeMirror('PostgreSQL', open, 12)
})
