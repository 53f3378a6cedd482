/*
 * The process that queue-kill-rounds.ts kills: orders edits and works them off at the same time. Says which orders were
 * acknowledged, one a line. Arguments: the service's address, the database, a mark for this round, the records.
 */
import { openMirror } from '../lib/mirror/open-mirror'
import { createPartnerCentral } from '../lib/partner-central/partner-central'
import { openQueue } from '../lib/queue/queue'
import { openDatabase } from '../lib/sql/open-database'
import { locationOf, testCredentials } from './queue-kill-settings'

const [url, database, round, ...ids] = process.argv.slice(2)
if (!url || !database || !round || ids.length === 0)
  throw new Error('Name service, database, round and records')

const opened = openDatabase(locationOf(database))
const partnerCentral = createPartnerCentral({
  catalog: 'Sandbox',
  endpoint: { to: 'url', url, credentials: testCredentials },
})
const mirror = await openMirror(opened)
for (const id of ids) await mirror.saveOpportunity('Sandbox', await partnerCentral.getOpportunity(id))
const clients = { interactive: partnerCentral, bulk: partnerCentral }
const queue = await openQueue(opened, {
  clients,
  destination: { catalog: 'Sandbox', source: url },
  leaseMs: 500,
  pollMs: 20,
})
queue.worker.start()

for (let edit = 0; edit < 10; edit++) {
  for (const id of ids) {
    const text = `Round ${round}, step ${edit}`
    // A user of its own for each, so that none becomes part of another.
    const by = { userId: `${round}-${edit}`, name: 'Kill test' }
    const content = { kind: 'update' as const, edits: [{ path: 'LifeCycle.NextSteps', mine: text }] }
    await queue.enqueue({ catalog: 'Sandbox', recordId: id, by, content })
    process.stdout.write(`${id} ${edit}\n`)
  }
}
