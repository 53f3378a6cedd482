import { PartnerCentralError } from '@/lib/partner-central/errors'
import type { Lease } from '@/lib/sql/lease'
import type { Leadership } from './leadership'
import { type SyncOptions, syncDetails, syncList } from './sync'
import { syncAwsViews } from './sync-aws-views'
import type { Guard } from './sync-ledger'

export interface SyncLoopOptions extends Omit<SyncOptions, 'guard'> {
  /** From one look at the list to the next. */
  intervalMs: number
  /**
   * A look that reads back further, now and then: a service whose own clocks differ stamps a change earlier than one it
   * made before, and the usual overlap would miss it. The first run is one, too.
   */
  wide?: { overlapMs: number; everyMs: number } | undefined
  /**
   * Details, and views of AWS's, read per day at most, so that a first contact with very many deals leaves AWS's daily quota to the people.
   * Counted since the process started.
   */
  detailsPerDay?: number
  /** Says whether this process is the one to read; without it, it is. */
  leadership?: Leadership
  /** Told about failures, with a code and never with what a record holds. */
  onFailure?: (code: string) => void
}

export interface SyncState {
  running: boolean
  /** Another process reads AWS into this database. */
  following: boolean
  /** The last run's failure, absent after a run that went well. */
  failure?: string
}

export interface SyncLoop {
  readonly state: SyncState
  /** Runs now and then again and again. Does not keep the process alive. */
  start(): void
  /** Resolves when the run under way, if any, is over, and another process may lead. No other begins. */
  stop(): Promise<void>
  /** Looks at the list now. Runs never overlap: while one is under way, this waits for it. */
  refresh(): Promise<void>
}

const dayMs = 24 * 60 * 60 * 1000
const longestPauseMs = 5 * 60 * 1000
const detailsAtOnce = 20
/** How soon a process that follows asks whether it may lead. */
const followMs = 5_000

/** Another process has taken over: what this one has read is not stored. */
class LeaseLostError extends Error {
  override readonly name = 'LeaseLostError'
}

/** How much may be spent in a day, by a count that starts afresh every 24 hours. */
function dailyBudget(perDay: number) {
  let spent = 0
  let since = performance.now()
  return {
    left() {
      if (performance.now() - since >= dayMs) {
        spent = 0
        since = performance.now()
      }
      return perDay - spent
    },
    spend(count: number) {
      spent += count
    },
  }
}

/** A longer overlap at the first run and again when its time has come and the run before it went well. */
function overlapOf({ overlapMs, wide }: SyncLoopOptions) {
  let wideAt = Number.NEGATIVE_INFINITY
  return {
    next() {
      const isWide = wide !== undefined && performance.now() - wideAt >= wide.everyMs
      const began = performance.now()
      return {
        overlapMs: isWide ? wide.overlapMs : overlapMs,
        done() {
          if (isWide) wideAt = began
        },
      }
    },
  }
}

function codeOf(error: unknown): string {
  if (error instanceof PartnerCentralError) return error.code
  return error instanceof Error ? error.name : 'unknown'
}

function guardOf(lease: Lease): Guard {
  return async (transaction) => {
    if (!(await lease.isHeldIn(transaction))) throw new LeaseLostError('Another process reads now')
  }
}

/**
 * Keeps the mirror near AWS: looks at the list every `intervalMs` and spends the time between on missing details. After
 * a failure of AWS it waits twice as long each time, five minutes at most, and as long as AWS asks for.
 */
export function createSyncLoop(options: SyncLoopOptions): SyncLoop {
  const { intervalMs, detailsPerDay = Number.POSITIVE_INFINITY, leadership, onFailure = () => {} } = options
  const { mirror, partnerCentral, clock = () => new Date() } = options
  const { catalog } = partnerCentral
  const state: SyncState = { running: false, following: false }
  const passOver = new Set<string>()
  const budget = dailyBudget(detailsPerDay)
  const overlap = overlapOf(options)
  let failures = 0
  let pauseMs = intervalMs
  let started = false
  let timer: NodeJS.Timeout | undefined
  let current: Promise<void> | undefined

  /** Reads by few at a time until nothing is left. @returns Whether that came before the time or the budget was over. */
  const fill = async (until: number, readSome: (most: number) => Promise<number>) => {
    while (started && performance.now() < until) {
      const most = Math.min(detailsAtOnce, budget.left())
      if (most <= 0) return false
      const tried = await readSome(most)
      if (tried === 0) return true
      budget.spend(tried)
    }
    return false
  }

  /** AWS's view of the deals comes after all that the board shows. */
  const fillDetails = async (run: SyncOptions, until: number) => {
    const isDetailed = await fill(until, async (most) => (await syncDetails(run, { most, passOver })).tried)
    if (!isDetailed) return
    await mirror.ledger.finishDetails(catalog, clock())
    await fill(until, (most) => syncAwsViews(run, most))
  }

  const read = async (until: number | undefined) => {
    const lease = await leadership?.lead()
    state.following = leadership !== undefined && lease === undefined
    if (state.following) return
    const { overlapMs, done } = overlap.next()
    const run: SyncOptions = { ...options, overlapMs, guard: lease && guardOf(lease) }
    await syncList(run)
    done()
    if (until !== undefined) await fillDetails(run, until)
  }

  const succeeded = () => {
    failures = 0
    pauseMs = intervalMs
    delete state.failure
  }

  /** A database that is away says nothing of AWS: whoever has it back first may lead. */
  const pauseAfter = (error: unknown): number => {
    if (!(error instanceof PartnerCentralError)) return Math.min(intervalMs, followMs)
    const askedMs = (error.retryAfterSeconds ?? 0) * 1000
    return Math.min(Math.max(intervalMs * 2 ** failures, askedMs), longestPauseMs)
  }

  const failed = async (error: unknown) => {
    failures += 1
    state.failure = codeOf(error)
    onFailure(state.failure)
    pauseMs = pauseAfter(error)
    const at = clock()
    const nextTryAt = new Date(at.getTime() + pauseMs)
    // The database may be what failed.
    await mirror.ledger.failed(catalog, { code: state.failure, at, nextTryAt }).catch(() => undefined)
  }

  const run = async (until: number | undefined) => {
    state.running = true
    try {
      await read(until)
      succeeded()
    } catch (error) {
      if (error instanceof LeaseLostError) state.following = true
      else await failed(error)
    } finally {
      state.running = false
    }
  }

  /** Starts a run unless one is under way. With `until`, what is left of the time goes to details. */
  const runOnce = (until?: number) => {
    current ??= run(until).finally(() => {
      current = undefined
    })
    return current
  }

  const pauseAfterRun = (next: number) => {
    if (failures > 0) return pauseMs
    return state.following ? followMs : Math.max(0, next - performance.now())
  }

  const schedule = (pause: number) => {
    timer = setTimeout(async () => {
      const next = performance.now() + intervalMs
      await runOnce(next)
      if (started) schedule(pauseAfterRun(next))
    }, pause)
    timer.unref()
  }

  return {
    state,
    start() {
      if (started) return
      started = true
      schedule(0)
    },
    async stop() {
      started = false
      clearTimeout(timer)
      await current
      await leadership?.resign()
    },
    refresh: () => runOnce(),
  }
}
