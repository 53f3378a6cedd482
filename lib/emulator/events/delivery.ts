import { failureTrace } from '../failure-trace'
import type { Store } from '../store/store'
import {
  dueFromOutbox,
  longestWaitMilliseconds,
  nextOutboxDue,
  type OutboxRow,
  postponeInOutbox,
  removeFromOutbox,
} from './outbox'
import { postJson } from './post'

/** Where events are sent, in the manner of an EventBridge API destination. */
export interface EventDestination {
  /** Gets one POST for each event, with the envelope as its JSON body. */
  url: string
  /** Sent along as `x-api-key`. */
  apiKey?: string | undefined
}

export interface Delivery {
  /** Says that there may be something to send. */
  wake(): void
  /** Breaks off what is being sent; it stays in the outbox. */
  close(): Promise<void>
}

export interface DeliveryOptions {
  store: Store
  destination: EventDestination
  /** Epoch milliseconds; the machine's clock unless given. */
  now?: () => number
  /** How long to wait after the n-th failure, from 1. Default: 1 second, doubling, at most 5 minutes. */
  backoffMilliseconds?: (failures: number) => number
}

/** At once, each from another lane: what is in memory is bounded by this. */
const mostAtOnce = 8
const answerTimeoutMilliseconds = 10_000
/** Another process may have put something into the same outbox. */
const longestSleepMilliseconds = 60_000

const doubling = (failures: number) => Math.min(1000 * 2 ** (failures - 1), 5 * 60_000)

/**
 * Sends what is in the outbox: one request for each event, one after the other within a lane, again and again until it
 * is answered with a 2xx status. Deliveries can repeat, with the same id. After 24 hours an event is given up.
 */
export function createDelivery(options: DeliveryOptions): Delivery {
  const { store, destination, now = Date.now, backoffMilliseconds = doubling } = options
  const headers: Record<string, string> = destination.apiKey ? { 'x-api-key': destination.apiKey } : {}
  const sending = new Set<AbortController>()
  let running: Promise<void> | undefined
  let isWoken = false
  let isClosed = false
  let timer: NodeJS.Timeout | undefined

  /** Said once, until the destination takes something again. */
  let isOutageKnown = false

  /** @returns Why the event is not taken; nothing when it is. */
  async function post({ envelope }: OutboxRow): Promise<string | undefined> {
    const abort = new AbortController()
    const timeout = setTimeout(() => abort.abort(), answerTimeoutMilliseconds).unref()
    sending.add(abort)
    try {
      const status = await postJson(destination.url, headers, envelope, abort.signal)
      return status >= 200 && status < 300 ? undefined : `HTTP ${status}`
    } catch {
      return abort.signal.aborted ? 'no answer in time' : 'no connection'
    } finally {
      clearTimeout(timeout)
      sending.delete(abort)
    }
  }

  async function send(row: OutboxRow): Promise<void> {
    const refusal = await post(row)
    if (refusal === undefined) {
      isOutageKnown = false
      return removeFromOutbox(store, row, now())
    }
    if (isClosed) return
    if (!isOutageKnown) {
      isOutageKnown = true
      const { origin } = new URL(destination.url)
      console.warn(`Embedded Partner Central: events wait, ${origin} does not take them (${refusal}).`)
    }
    if (now() - row.created < longestWaitMilliseconds) {
      return postponeInOutbox(store, row, now() + backoffMilliseconds(row.attempts + 1))
    }
    const { id } = JSON.parse(row.envelope)
    console.warn(`Embedded Partner Central gave up on event ${id}: no delivery within 24 hours.`)
    await removeFromOutbox(store, row, now())
  }

  async function sendAll(): Promise<void> {
    while (!isClosed) {
      isWoken = false
      const rows = await dueFromOutbox(store, now(), mostAtOnce)
      await Promise.all(rows.map(send))
      if (rows.length === 0 && !isWoken) return
    }
  }

  async function sleep(): Promise<void> {
    if (isClosed) return
    const due = (await nextOutboxDue(store)) ?? Number.POSITIVE_INFINITY
    const pause = Math.min(Math.max(due - now(), 0), longestSleepMilliseconds)
    timer = setTimeout(wake, pause).unref()
  }

  function wake(): void {
    isWoken = true
    if (running || isClosed) return
    clearTimeout(timer)
    running = sendAll()
      .then(sleep)
      .catch((error: unknown) => {
        console.error(`Embedded Partner Central could not read its outbox: ${failureTrace(error)}`)
        timer = setTimeout(wake, longestSleepMilliseconds).unref()
      })
      .finally(() => {
        running = undefined
        if (isWoken) wake()
      })
  }

  return {
    wake,
    async close() {
      isClosed = true
      clearTimeout(timer)
      for (const abort of sending) abort.abort()
      await running
      clearTimeout(timer)
    },
  }
}
