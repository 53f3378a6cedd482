import type { Opportunity } from '@/lib/opportunity/opportunity'
import { PartnerCentralError } from '@/lib/partner-central/errors'
import type { PartnerCentral } from '@/lib/partner-central/partner-central'

/*
 * For tests: a Partner Central whose lists are as bad as AWS leaves open. Tokens count positions, so that a deal which
 * changes while its page is turned hides another one; lists are late; machines stamp changes by different clocks.
 */

interface Held {
  record: Opportunity
  /** From when lists show this version, by the true time. */
  listedFrom: number
}

export interface TestService {
  partnerCentral: PartnerCentral
  /** Makes or changes a deal. `skewMs`: by how much the machine that does it is ahead; `lateMs`: how late lists know. */
  write(id: string, stamp?: { skewMs?: number; lateMs?: number }): void
  remove(id: string): void
  /** What there is, id to version. */
  versions(): Map<string, string>
  calls: { lists: number; gets: number }
}

/**
 * @param options.now The true time, epoch milliseconds.
 * @param options.onCall Runs before each call; may change the service, or throw.
 */
export function createTestService(options: { now: () => number; onCall?: () => void }): TestService {
  const { now, onCall = () => {} } = options
  const held = new Map<string, Held>()
  /** The version before one that lists do not know yet. */
  const before = new Map<string, Opportunity>()
  const stamps = new Map<string, number>()
  const calls = { lists: 0, gets: 0 }

  const listed = (): Opportunity[] =>
    [...held].flatMap(([id, { record, listedFrom }]) => {
      const visible = listedFrom <= now() ? record : before.get(id)
      return visible ? [visible] : []
    })

  const partnerCentral: Pick<PartnerCentral, 'catalog' | 'listOpportunities' | 'getOpportunity'> = {
    catalog: 'Sandbox',
    async listOpportunities({ modifiedAfter = '', nextToken, maxResults = 20 } = {}) {
      onCall()
      calls.lists += 1
      const found = listed()
        .filter(({ LastModifiedDate }) => LastModifiedDate >= modifiedAfter)
        .sort((a, b) => (order(a) < order(b) ? -1 : 1))
      const start = Number(nextToken ?? 0)
      const summaries = found.slice(start, start + maxResults)
      const end = start + summaries.length
      return { summaries, ...(end < found.length && { nextToken: String(end) }) }
    },
    async getOpportunity(id) {
      onCall()
      calls.gets += 1
      const found = held.get(id)
      if (!found) throw new PartnerCentralError('ResourceNotFoundException', 'no')
      return found.record
    },
  }

  return {
    partnerCentral: partnerCentral as PartnerCentral,
    calls,
    write(id, { skewMs = 0, lateMs = 0 } = {}) {
      const known = held.get(id)?.record
      // AWS's lock needs every version of a record to be another, and so later, one.
      const stamp = Math.max(now() + skewMs, (stamps.get(id) ?? 0) + 1)
      stamps.set(id, stamp)
      const at = new Date(stamp).toISOString()
      if (known) before.set(id, known)
      held.set(id, {
        record: { Catalog: 'Sandbox', Id: id, CreatedDate: known?.CreatedDate ?? at, LastModifiedDate: at },
        listedFrom: now() + lateMs,
      })
    },
    remove(id) {
      held.delete(id)
      before.delete(id)
    },
    versions: () => new Map([...held].map(([id, { record }]) => [id, record.LastModifiedDate])),
  }
}

const order = ({ LastModifiedDate, Id }: Opportunity) => `${LastModifiedDate} ${Id}`
