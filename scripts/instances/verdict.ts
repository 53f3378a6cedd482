import { setTimeout as sleep } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import { openPartnerCentral } from '../../e2e/partner-central'
import type { OrderedDeal } from './seller'
import type { UpdatesHeard } from './updates-heard'

/** Of Tandem's database, what tells whether everything has been sent. */
export type QueueDatabase = Kysely<{ queue_write: { state: string; record_id: string } }>

/** Waits until nothing waits to be sent. @throws When it takes longer than ten minutes. */
export async function untilDrained(database: QueueDatabase): Promise<void> {
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

/** What was left over for a seller to decide. */
export async function undecidedIn(database: QueueDatabase): Promise<string[]> {
  const rows = await database
    .selectFrom('queue_write')
    .select(['record_id', 'state'])
    .where('state', 'in', ['refused', 'conflict', 'held'])
    .execute()
  return rows.map(({ record_id, state }) => `${record_id}: ${state}`)
}

export interface Comparison {
  /** Updates that Partner Central has applied. */
  applied: number
  /** Acknowledged, and not at Partner Central. */
  lost: string[]
  /** At Partner Central more than once. */
  doubled: string[]
}

/**
 * Compares what sellers were told with what Partner Central has.
 * @param before How many updates of each deal it had told of before the sellers began.
 */
export async function compare(
  service: string,
  deals: readonly OrderedDeal[],
  heard: UpdatesHeard,
  before: ReadonlyMap<string, number>,
): Promise<Comparison> {
  const partnerCentral = openPartnerCentral(service)
  const lost: string[] = []
  const doubled: string[] = []
  let applied = 0
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
    applied += updates
    if (updates > orders) doubled.push(`${id}: ${updates} updates for ${orders} orders`)
  }
  partnerCentral.client.destroy()
  return { applied, lost, doubled }
}
