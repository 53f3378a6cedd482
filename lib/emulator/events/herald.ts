import { randomUUID } from 'node:crypto'
import type { Session, Store } from '../store/store'
import { type EventEnvelope, envelopeOf } from './envelope'
import { addToOutbox, type Outgoing } from './outbox'
import type { ServiceEvent } from './service-event'

/** Gets every event as the service knows it, and as EventBridge would deliver it. */
export type EventListener = (event: ServiceEvent, envelope: EventEnvelope) => void

/** Notes that something happened, and when by the service's time. */
export type Tell = (event: ServiceEvent, at: Date) => void

/** Changes the service's records and tells of it. */
export interface Herald {
  /**
   * Runs `work` in one transaction. What it tells goes into the outbox with it, and to the listeners once it is on disk;
   * nothing of it is heard when `work` throws.
   */
  write<T>(work: (store: Session, tell: Tell) => Promise<T>): Promise<T>
  /** @returns A function that ends this. */
  subscribe(listener: EventListener): () => void
  /** Whether anybody wants to know. */
  hasAudience(): boolean
}

export interface HeraldOptions {
  store: Store
  /** Whether events are to be sent somewhere too: only then is there an outbox. */
  hasDestination: boolean
  /** Says that a change has been made. */
  onWritten(): void
}

export function createHerald({ store, hasDestination, onWritten }: HeraldOptions): Herald {
  const listeners = new Set<EventListener>()

  function announce(told: readonly ToldEvent[]): void {
    for (const { event, envelope } of told)
      for (const listener of listeners) inform(listener, event, envelope)
  }

  return {
    async write(work) {
      const told: ToldEvent[] = []
      const result = await store.write(async (session) => {
        const done = await work(session, (event, at) => {
          told.push({ event, subject: event.subject, envelope: envelopeOf(event, randomUUID(), at) })
        })
        if (hasDestination && told.length > 0) await addToOutbox(session, told, Date.now())
        return done
      })
      announce(told)
      onWritten()
      return result
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    hasAudience: () => hasDestination || listeners.size > 0,
  }
}

interface ToldEvent extends Outgoing {
  event: ServiceEvent
}

/** A listener's mistake must not fail the request whose change it hears of: that change is made. */
function inform(listener: EventListener, event: ServiceEvent, envelope: EventEnvelope): void {
  try {
    listener(event, envelope)
  } catch (error) {
    console.error(`A listener failed on the event ${event.detailType}:`, error)
  }
}
