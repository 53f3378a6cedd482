import type { Catalog } from '@/lib/opportunity/opportunity'
import { type EventEnvelope, subjectOf } from './event-envelope'
import type { SyncedMirror } from './open-mirror'
import type { Refresher } from './refresher'

/** What AWS tells on its own account of changes to records. */
export interface Events {
  /**
   * Has the record an event is about read anew. An event that was taken before, and one that is not about a record of
   * this account in this catalog, changes nothing.
   * @returns Whether it did.
   */
  take(envelope: EventEnvelope): Promise<boolean>
}

export function createEvents(
  catalog: Catalog,
  { mirror, refresher }: { mirror: SyncedMirror; refresher: Refresher },
): Events {
  return {
    async take(envelope) {
      const subject = subjectOf(envelope)
      if (subject?.catalog !== catalog) return false
      const account = await mirror.ledger.account(catalog)
      if (account !== undefined && account !== envelope.account) return false
      if (!(await mirror.ledger.isNewEvent(envelope.id))) return false
      refresher.ask(subject.id)
      return true
    },
  }
}
