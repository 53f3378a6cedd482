import { setTimeout as sleep } from 'node:timers/promises'
import { openPartnerCentral } from '../../e2e/partner-central'
import { sessionCookie } from '../../e2e/session'
import { openUsers } from '../../lib/auth/users'
import { type Notices, openBrowser } from './browser'
import { type Cluster, withCluster } from './cluster'
import type { Instance } from './processes'
import { type OrderedDeal, sell } from './seller'
import { type Comparison, compare, undecidedIn, untilDrained } from './verdict'

export interface InstancesSoakOptions {
  seconds: number
  /** An instance, each time any of them, is killed so often. */
  killEverySeconds: number
  say: (line: string) => void
}

export interface InstancesSoakReport extends Notices, Comparison {
  kills: number
  /** Changes that sellers were told are safe. */
  acknowledged: number
  /** Left over for a seller to decide, though no two sellers changed the same field. */
  undecided: string[]
  /** From the last click until everything had arrived. */
  drainSeconds: number
}

const sellers = ['Ana', 'Marc', 'Iris', 'Tom']
const dealsEach = 6
const password = 'only-for-this-soak'

const accountOf = (name: string) => ({
  email: `${name.toLowerCase()}@example.com`,
  name,
  role: 'seller' as const,
  password,
})

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

async function cookieOf({ url }: Instance, name: string): Promise<string> {
  const cookie = await sessionCookie(url, accountOf(name))
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

/** Everybody at work until the time is over. @returns How often an instance was killed. */
async function workAndKill(
  { instances }: Cluster,
  deals: readonly OrderedDeal[],
  notices: Notices,
  options: InstancesSoakOptions,
): Promise<number> {
  const cookies = await Promise.all(sellers.map((name) => cookieOf(instances[0] as Instance, name)))
  const end = Date.now() + options.seconds * 1000
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
  return kills
}

async function soak(cluster: Cluster, options: InstancesSoakOptions): Promise<InstancesSoakReport> {
  const { instances, service, heard, database } = cluster
  const deals = await makeDeals(service.url, options.say)
  // At once, so that both want to make the tables.
  await Promise.all(instances.map((instance) => instance.start()))
  const users = await openUsers(database)
  for (const name of sellers) await users.add(accountOf(name))
  await heard.settled()
  const before = new Map(deals.map(({ id }) => [id, heard.of(id)]))

  const notices: Notices = { passedOn: 0, readAgain: 0, retries: 0, errors: [] }
  const kills = await workAndKill(cluster, deals, notices, options)
  const stopped = Date.now()
  options.say('Waiting until everything has arrived…')
  await untilDrained(database)
  const drainSeconds = (Date.now() - stopped) / 1000
  await heard.settled()
  const found = await compare(service.url, deals, heard, before)
  const acknowledged = deals.reduce((sum, deal) => sum + deal.acknowledged, 0)
  return { ...notices, ...found, kills, acknowledged, drainSeconds, undecided: await undecidedIn(database) }
}

/**
 * Runs two Tandem servers on one PostgreSQL and one Partner Central, lets sellers work, kills one of the servers again and
 * again, and compares what the sellers were told with what Partner Central has in the end.
 * @throws When a server does not start, or changes do not go.
 */
export function soakInstances(options: InstancesSoakOptions): Promise<InstancesSoakReport> {
  return withCluster((cluster) => soak(cluster, options))
}
