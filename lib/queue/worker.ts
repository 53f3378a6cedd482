import { randomUUID } from 'node:crypto'
import { PartnerCentralError } from '@/lib/partner-central/errors'
import type { PartnerCentral } from '@/lib/partner-central/partner-central'
import { acquireLease, type Lease } from '@/lib/sql/lease'
import { backOffMs, stopsEverything } from './back-off'
import { claim, LeaseLostError, noteAttempt, type Outcome, settle, takeOver } from './claims'
import type { Destination } from './destination'
import { isRefusal, keptFailure } from './failures'
import { perform } from './perform'
import { prune } from './prune'
import type { Attempt, Priority, QueuedWrite } from './queued-write'
import type { Signal } from './signal'
import type { QueueDatabase } from './tables'

/** What was just made certain; a process may end after any of them. */
export type Moment = 'claimed' | 'noted' | 'answered' | 'settled'

export interface WorkerOptions {
  database: QueueDatabase
  /** Where the clients send to. */
  destination: Destination
  /** By priority, so that bulk work leaves quota to people. */
  clients: Record<Priority, PartnerCentral>
  clock: () => Date
  /** Writes of different records under way at once. */
  lanes?: number
  /** Another process takes over this long after the one that worked has died. */
  leaseMs?: number
  /** How often the queue is looked at for what other processes put in it. */
  pollMs?: number
  /** Told about failures, with a code and never with what a write holds. */
  onFailure?: (code: string) => void
  /** For tests that end the worker at one of its steps, by throwing. */
  onMoment?: (moment: Moment, write: QueuedWrite) => void
  arrivals: Signal
  settlements: Signal
}

export interface Worker {
  /** Works as soon as no other process does, until `stop`. */
  start(): void
  /** Resolves when the writes under way are settled. */
  stop(): Promise<void>
  /** Does what is due now and returns. False while another process works. */
  runDue(): Promise<boolean>
}

const pruneEveryMs = 60 * 60 * 1000

/** Each catalog has its own worker: one process may work on the Sandbox and another on AWS's. */
const leaseName = ({ catalog }: Destination) => `queue ${catalog}`

function codeOf(error: unknown): string {
  if (error instanceof PartnerCentralError) return error.code
  return error instanceof Error ? error.name : 'unknown'
}

/** AWS knows the token of these, so what it calls a conflict will stay one. */
function isFinal({ content }: QueuedWrite, error: PartnerCentralError): boolean {
  const hasToken = content.kind === 'create' || content.kind === 'submit'
  return isRefusal(error) || (hasToken && error.code === 'ConflictException')
}

/** Failures of AWS in a row, and until when nothing is sent because of them. */
interface Pace {
  failures: number
  pausedUntil: number
}

/** One lease's worth of work. */
class Shift {
  readonly #options: WorkerOptions
  readonly #lease: Lease
  readonly #isOver: () => boolean
  readonly #untilIdle: boolean
  #inHand = 0
  #broken = false
  readonly #pace: Pace

  constructor(options: WorkerOptions, pace: Pace, lease: Lease, isOver: () => boolean, untilIdle: boolean) {
    this.#options = options
    this.#pace = pace
    this.#lease = lease
    this.#isOver = isOver
    this.#untilIdle = untilIdle
  }

  /** @throws The first error that is not AWS's: the next shift takes up what this one leaves. */
  async work(): Promise<void> {
    const { database, destination, clock, lanes = 3 } = this.#options
    await takeOver(database, this.#lease, destination, clock())
    const results = await Promise.allSettled(Array.from({ length: lanes }, () => this.#lane()))
    const failed = results.find((result) => result.status === 'rejected')
    if (failed) throw failed.reason
  }

  async #lane(): Promise<void> {
    try {
      while (!this.#broken && !this.#isOver()) {
        const write = await this.#take()
        if (write) await this.#do(write)
        else if (this.#untilIdle && this.#inHand === 0) return
        else await this.#options.arrivals.wait(this.#options.pollMs ?? 250)
      }
    } catch (error) {
      this.#broken = true
      throw error
    }
  }

  async #take(): Promise<QueuedWrite | undefined> {
    const { database, destination, clock } = this.#options
    if (clock().getTime() < this.#pace.pausedUntil) return undefined
    this.#inHand += 1
    try {
      const write = await claim(database, this.#lease, destination, clock())
      if (!write) this.#inHand -= 1
      return write
    } catch (error) {
      this.#inHand -= 1
      throw error
    }
  }

  async #do(write: QueuedWrite): Promise<void> {
    const { database, clock, onMoment, arrivals, settlements } = this.#options
    try {
      onMoment?.('claimed', write)
      const outcome = await this.#outcomeOf(write)
      onMoment?.('answered', write)
      await settle(database, this.#lease, write, outcome, clock())
      onMoment?.('settled', write)
    } finally {
      this.#inHand -= 1
      settlements.fire()
      arrivals.fire()
    }
  }

  async #outcomeOf(write: QueuedWrite): Promise<Outcome> {
    const { clients, clock } = this.#options
    const about = (attempt?: Attempt) => this.#about(write, attempt)
    try {
      const partnerCentral = clients[write.priority]
      const outcome = await perform({ partnerCentral, write, now: clock, about })
      this.#pace.failures = 0
      return outcome
    } catch (error) {
      if (!(error instanceof PartnerCentralError)) throw error
      if (isFinal(write, error)) return { state: 'refused', failure: keptFailure(error) }
      return this.#again(write, error)
    }
  }

  async #about(write: QueuedWrite, attempt: Attempt | undefined): Promise<void> {
    const { database, onMoment } = this.#options
    if (attempt) await noteAttempt(database, this.#lease, write.id, attempt)
    if (!this.#lease.isHeld()) throw new LeaseLostError()
    onMoment?.('noted', write)
  }

  #again(write: QueuedWrite, error: PartnerCentralError): Outcome {
    const { clock, onFailure } = this.#options
    const failure = keptFailure(error)
    if (!stopsEverything(error))
      return { state: 'queued', failure, pauseMs: backOffMs(write.attempts, error) }
    this.#pace.failures += 1
    const pauseMs = backOffMs(this.#pace.failures, error)
    this.#pace.pausedUntil = clock().getTime() + pauseMs
    onFailure?.(error.code)
    // The pause is for all, and after it they go in their order.
    return { state: 'queued', failure, pauseMs: 0 }
  }
}

/** Sends what is in the queue: one worker per database and catalog at a time, any number of processes. */
export function createWorker(options: WorkerOptions): Worker {
  const { database, clock, arrivals, leaseMs = 10_000, onFailure = () => {} } = options
  const holder = randomUUID()
  let running: Promise<void> | undefined
  let stopped = true
  let prunedAt = 0
  const pace: Pace = { failures: 0, pausedUntil: 0 }

  const renewing = (lease: Lease) => {
    const renew = () => lease.renew().catch((error: unknown) => onFailure(codeOf(error)))
    const timer = setInterval(renew, leaseMs / 3)
    timer.unref()
    return timer
  }

  const shift = async (isOver: () => boolean, untilIdle: boolean): Promise<boolean> => {
    const lease = await acquireLease(database, leaseName(options.destination), holder, leaseMs)
    if (!lease) return false
    const renewal = renewing(lease)
    try {
      if (clock().getTime() - prunedAt >= pruneEveryMs) {
        prunedAt = clock().getTime()
        await prune(database, clock())
      }
      await new Shift(options, pace, lease, () => isOver() || !lease.isHeld(), untilIdle).work()
    } finally {
      clearInterval(renewal)
      // Should the database be gone, the lease runs out by itself.
      await lease.release().catch(() => {})
    }
    return true
  }

  const run = async () => {
    let failures = 0
    while (!stopped) {
      try {
        const worked = await shift(() => stopped, false)
        failures = 0
        if (!worked && !stopped) await arrivals.wait(leaseMs / 3)
      } catch (error) {
        failures += 1
        if (!(error instanceof LeaseLostError)) onFailure(codeOf(error))
        if (!stopped) await arrivals.wait(backOffMs(failures))
      }
    }
  }

  return {
    start() {
      if (!stopped) return
      stopped = false
      running = run()
    },
    async stop() {
      stopped = true
      arrivals.fire()
      await running
    },
    runDue: () => shift(() => false, true),
  }
}
