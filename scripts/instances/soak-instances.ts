import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openPartnerCentral } from '../../e2e/partner-central'
import { sessionCookie } from '../../e2e/session'
import { freePort } from '../../e2e/test-run'
import { openUsers } from '../../lib/auth/users'
import { openDatabase } from '../../lib/sql/open-database'
import { startPostgres } from '../../lib/sql/test-postgres'
import { type Notices, openBrowser } from './browser'
import { type Instance, startService, tandemInstance } from './processes'
import { type OrderedDeal, sell } from './seller'
import { hearUpdates, type UpdatesHeard } from './updates-heard'

export interface InstancesSoakOptions {
  seconds: number
  /** An instance, each time any of them, is killed so often. */
  killEverySeconds: number
  say: (line: string) => void
}

export interface InstancesSoakReport extends Notices {
  kills: number
  /** Changes that sellers were told are safe. */
  acknowledged: number
  /** Acknowledged, and not at Partner Central. */
  lost: string[]
  /** At Partner Central more than once. */
  doubled: string[]
  /** Left over for a seller to decide, though no two sellers changed the same field. */
  undecided: string[]
  /** From the last click until everything had arrived. */
  drainSeconds: number
}

const sellers = ['Ana', 'Marc', 'Iris', 'Tom']
const dealsEach = 6
const password = 'only-for-this-soak'

type Database = ReturnType<typeof openDatabase<{ queue_write: { state: string; record_id: string } }>>

async function makeDeals(service: string, say: (line: string) => void): Promise<OrderedDeal[]> {
  const partnerCentral = openPartnerCentral(service)
  const deals: OrderedDeal[] = []
  for (let made = 0; made < sellers.length * dealsEach; made++) {
    const { id, company } = await partnerCentral.seed('approved')
    deals.push({ id, company, steps: [], stage: 'Qualified', comment: '', acknowledged: 0, orders: 0 })
  }
  partnerCentral.client.destroy()
  say(`${deals.length} deals, ${sellers.length} sellers`)
  return deals
}

/** The deals of each seller's next steps are those of the next one's stages and of the one after that's comments. */
function shareOf(deals: readonly OrderedDeal[], seller: number) {
  const group = (offset: number) => {
    const start = ((seller + offset) % sellers.length) * dealsEach
    return deals.slice(start, start + dealsEach)
  }
  return { 'next step': group(0), stage: group(1), comment: group(2) }
}

async function cookieOf(instance: Instance, name: string): Promise<string> {
  const account = { email: `${name.toLowerCase()}@example.com`, name, role: 'seller' as const, password }
  const cookie = await sessionCookie(instance.url, account)
  return `${cookie.name}=${cookie.value}`
}

async function killAgainAndAgain(
  instances: readonly Instance[],
  { seconds, killEverySeconds, say }: InstancesSoakOptions,
): Promise<number> {
  const end = Date.now() + seconds * 1000
  let kills = 0
  for (let next = Date.now(); ; ) {
    // Never both: where a restart takes longer than that, the next kill waits for it.
    next = Math.max(next + killEverySeconds * 1000, Date.now())
    await sleep(Math.min(next, end) - Date.now())
    if (Date.now() >= end) return kills
    const victim = instances[Math.floor(Math.random() * instances.length)] as Instance
    await victim.kill()
    kills += 1
    const killed = Date.now()
    await victim.start()
    say(`Killed the one at ${victim.url}; it was back after ${((Date.now() - killed) / 1000).toFixed(1)} s`)
  }
}

async function untilDrained(database: Database): Promise<void> {
  const deadline = Date.now() + 10 * 60_000
  for (;;) {
    const { waiting } = await database
      .selectFrom('queue_write')
      .select((eb) => eb.fn.countAll<number>().as('waiting'))
      .where('state', 'in', ['queued', 'sending'])
      .executeTakeFirstOrThrow()
    if (Number(waiting) === 0) return
    if (Date.now() > deadline) throw new Error(`${waiting} changes do not go`)
    await sleep(250)
  }
}

async function undecidedIn(database: Database): Promise<string[]> {
  const rows = await database
    .selectFrom('queue_write')
    .select(['record_id', 'state'])
    .where('state', 'in', ['refused', 'conflict', 'held'])
    .execute()
  return rows.map(({ record_id, state }) => `${record_id}: ${state}`)
}

async function compare(
  service: string,
  deals: readonly OrderedDeal[],
  heard: UpdatesHeard,
  before: Map<string, number>,
) {
  const partnerCentral = openPartnerCentral(service)
  const lost: string[] = []
  const doubled: string[] = []
  for (const { id, steps, stage, comment, orders } of deals) {
    const { LifeCycle, Project } = await partnerCentral.get(id)
    const history = (LifeCycle?.NextStepsHistory ?? []).map(({ Value }) => Value)
    for (const step of steps) {
      const times = history.filter((value) => value === step).length
      if (times === 0) lost.push(`${id}: ${step}`)
      if (times > 1) doubled.push(`${id}: ${step}, ${times} times`)
    }
    if (LifeCycle?.Stage !== stage) lost.push(`${id}: at ${LifeCycle?.Stage} instead of ${stage}`)
    if ((Project?.AdditionalComments ?? '') !== comment) lost.push(`${id}: ${comment}`)
    const updates = heard.of(id) - (before.get(id) ?? 0)
    if (updates > orders) doubled.push(`${id}: ${updates} updates for ${orders} orders`)
  }
  partnerCentral.client.destroy()
  return { lost, doubled }
}

/**
 * Runs two Tandem servers on one PostgreSQL and one Partner Central, lets sellers work, kills one of the servers again and
 * again, and compares what the sellers were told with what Partner Central has in the end.
 * @throws When a server does not start, or changes do not go.
 */
export async function soakInstances(options: InstancesSoakOptions): Promise<InstancesSoakReport> {
  const { seconds, say } = options
  const folder = mkdtempSync(join(tmpdir(), 'tandem-instances-'))
  const closing: (() => Promise<unknown>)[] = []
  try {
    const postgres = await startPostgres()
    closing.push(() => postgres.stop())
    const heard = await hearUpdates()
    closing.push(() => heard.stop())
    const service = await startService(join(folder, 'partner-central'), heard.url)
    closing.push(() => service.stop())
    const deals = await makeDeals(service.url, say)
    const database: Database = openDatabase({ engine: 'postgres', url: postgres.url, poolSize: 2 })
    closing.push(() => database.destroy())
    const ports = [await freePort(), await freePort()]
    const instances = ports.map((port) =>
      tandemInstance({ port, folder, database: postgres.url, partnerCentral: service.url }),
    )
    closing.push(() => Promise.all(instances.map((instance) => instance.kill())))
    // At once, so that both want to make the tables.
    await Promise.all(instances.map((instance) => instance.start()))
    const users = await openUsers(database)
    for (const name of sellers)
      await users.add({ email: `${name.toLowerCase()}@example.com`, name, role: 'seller', password })
    await heard.settled()
    const before = new Map(deals.map(({ id }) => [id, heard.of(id)]))

    const notices: Notices = { passedOn: 0, readAgain: 0, retries: 0, errors: [] }
    const end = Date.now() + seconds * 1000
    const cookies = await Promise.all(sellers.map((name) => cookieOf(instances[0] as Instance, name)))
    const [kills] = await Promise.all([
      killAgainAndAgain(instances, options),
      ...sellers.map((name, index) =>
        sell({
          name,
          browser: openBrowser(instances, cookies[index] ?? '', notices),
          notices,
          deals: shareOf(deals, index),
          isOver: () => Date.now() >= end,
          random: Math.random,
        }),
      ),
    ])
    const stopped = Date.now()
    say('Waiting until everything has arrived…')
    await untilDrained(database)
    const drainSeconds = (Date.now() - stopped) / 1000
    await heard.settled()
    const found = await compare(service.url, deals, heard, before)
    const acknowledged = deals.reduce((sum, deal) => sum + deal.acknowledged, 0)
    return { ...notices, ...found, kills, acknowledged, drainSeconds, undecided: await undecidedIn(database) }
  } finally {
    for (const close of closing.reverse()) await close()
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}
