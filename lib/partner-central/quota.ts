import { PartnerCentralError } from './errors'

/** AWS counts reads and writes apart (reference 16). */
export type CallKind = 'read' | 'write'

/** Somebody at a screen goes before work that nobody waits for. */
export type Priority = 'interactive' | 'background'

export interface Rate {
  perSecond: number
  /** Calls that may go at once after a pause. */
  burst: number
}

/** AWS's figures per partner account, with small bursts: its own burst size is not published. */
export const awsRates: Record<CallKind, Rate> = {
  read: { perSecond: 10, burst: 10 },
  write: { perSecond: 1, burst: 2 },
}

/** Beyond this wait a seller is better told to come back. */
const longestInteractiveWaitSeconds = 15

export interface Quota {
  /**
   * Resolves when the call may be sent: in order of asking, interactive calls before background ones.
   * @throws PartnerCentralError `ThrottlingException` when an interactive call would wait too long.
   */
  take(kind: CallKind, priority: Priority): Promise<void>
  /** AWS throttled us all the same (others share the account): start again from an empty bucket. */
  throttled(kind: CallKind): void
}

export const unlimited: Quota = { take: async () => {}, throttled: () => {} }

type Waiting = () => void

class Bucket {
  readonly #rate: Rate
  readonly #queues: Record<Priority, Waiting[]> = { interactive: [], background: [] }
  #tokens: number
  #countedAt = performance.now()
  #timer: NodeJS.Timeout | undefined

  constructor(rate: Rate) {
    this.#rate = rate
    this.#tokens = rate.burst
  }

  take(priority: Priority): Promise<void> {
    const waitSeconds = this.#queues.interactive.length / this.#rate.perSecond
    if (priority === 'interactive' && waitSeconds > longestInteractiveWaitSeconds) {
      return Promise.reject(
        new PartnerCentralError('ThrottlingException', 'Too many changes are waiting to be sent to AWS.', {
          retryAfterSeconds: Math.ceil(waitSeconds),
        }),
      )
    }
    return new Promise((go) => {
      this.#queues[priority].push(go)
      this.#serve()
    })
  }

  empty(): void {
    this.#refill()
    this.#tokens = Math.min(this.#tokens, 0)
  }

  #refill(): void {
    const now = performance.now()
    const earned = ((now - this.#countedAt) / 1000) * this.#rate.perSecond
    this.#tokens = Math.min(this.#rate.burst, this.#tokens + earned)
    this.#countedAt = now
  }

  /** Background work leaves half of the burst alone, so that a seller's click finds a token. */
  #needed(priority: Priority): number {
    return priority === 'interactive' ? 1 : 1 + Math.floor(this.#rate.burst / 2)
  }

  #next(): Priority | undefined {
    if (this.#queues.interactive.length > 0) return 'interactive'
    return this.#queues.background.length > 0 ? 'background' : undefined
  }

  #serve(): void {
    clearTimeout(this.#timer)
    this.#refill()
    for (let priority = this.#next(); priority; priority = this.#next()) {
      const missing = this.#needed(priority) - this.#tokens
      if (missing > 1e-9) {
        this.#timer = setTimeout(() => this.#serve(), Math.ceil((missing / this.#rate.perSecond) * 1000))
        return
      }
      this.#tokens -= 1
      this.#queues[priority].shift()?.()
    }
  }
}

/** One quota per partner account: share it among all clients that use the account. */
export function createQuota(rates: Record<CallKind, Rate> = awsRates): Quota {
  const buckets = { read: new Bucket(rates.read), write: new Bucket(rates.write) }
  return {
    take: (kind, priority) => buckets[kind].take(priority),
    throttled: (kind) => buckets[kind].empty(),
  }
}
