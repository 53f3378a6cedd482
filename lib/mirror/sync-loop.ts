import { PartnerCentralError } from '@/lib/partner-central/errors'
import { type SyncOptions, syncDetails, syncList } from './sync'

export interface SyncLoopOptions extends SyncOptions {
  /** From one look at the list to the next. */
  intervalMs: number
  /**
   * Details read per day at most, so that a first contact with very many deals leaves AWS's daily quota to the people.
   * Counted since the process started.
   */
  detailsPerDay?: number
  /** Told about failures, with a code and never with what a record holds. */
  onFailure?: (code: string) => void
}

export interface SyncState {
  running: boolean
  /** The last run's failure, absent after a run that went well. */
  failure?: string
}

export interface SyncLoop {
  readonly state: SyncState
  /** Runs now and then again and again. Does not keep the process alive. */
  start(): void
  /** Resolves when the run under way, if any, is over. No other begins. */
  stop(): Promise<void>
  /** Looks at the list now. Runs never overlap: while one is under way, this waits for it. */
  refresh(): Promise<void>
}

const dayMs = 24 * 60 * 60 * 1000
const longestPauseMs = 5 * 60 * 1000
const detailsAtOnce = 10

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

function codeOf(error: unknown): string {
  if (error instanceof PartnerCentralError) return error.code
  return error instanceof Error ? error.name : 'unknown'
}

/**
 * Keeps the mirror near AWS: looks at the list every `intervalMs` and spends the time between on missing details. After
 * a failure it waits twice as long each time, five minutes at most.
 */
export function createSyncLoop(options: SyncLoopOptions): SyncLoop {
  const { intervalMs, detailsPerDay = Number.POSITIVE_INFINITY, onFailure = () => {} } = options
  const state: SyncState = { running: false }
  const passOver = new Set<string>()
  const budget = dailyBudget(detailsPerDay)
  let failures = 0
  let started = false
  let timer: NodeJS.Timeout | undefined
  let current: Promise<void> | undefined

  const fillDetails = async (until: number) => {
    while (started && performance.now() < until) {
      const most = Math.min(detailsAtOnce, budget.left())
      const read = most > 0 ? await syncDetails(options, { most, passOver }) : 0
      if (read === 0) return
      budget.spend(read)
    }
  }

  const run = async (until: number | undefined) => {
    state.running = true
    try {
      await syncList(options)
      if (until !== undefined) await fillDetails(until)
      failures = 0
      delete state.failure
    } catch (error) {
      failures += 1
      state.failure = codeOf(error)
      onFailure(state.failure)
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

  const schedule = (pauseMs: number) => {
    timer = setTimeout(async () => {
      const next = performance.now() + intervalMs
      await runOnce(next)
      const afterFailure = Math.min(intervalMs * 2 ** failures, longestPauseMs)
      if (started) schedule(failures > 0 ? afterFailure : Math.max(0, next - performance.now()))
    }, pauseMs)
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
    },
    refresh: () => runOnce(),
  }
}
