import { failureTrace } from '../failure-trace'

/** Wakes the service when one of its own steps is due, so that its events are told in time. */
export interface Alarm {
  /** Says that the next due time may be another one now. */
  reset(): void
  /** Resolves when nothing of it is running any more. */
  close(): Promise<void>
}

export interface AlarmOptions {
  /** Without anybody to tell, steps can wait until somebody looks. */
  isWanted(): boolean
  /** When the next step is due by the service's time, epoch milliseconds. */
  next(): Promise<number | undefined>
  /** The service's time. */
  clock(): Date
  /** Takes the steps that are due. */
  ring(): Promise<void>
}

/** The service's clock may be set, and other processes may put steps on the agenda. */
const longestSleepMilliseconds = 60_000
/** For a clock that stands still, as in tests. */
const shortestSleepMilliseconds = 10

/** One timer, which keeps no process alive. */
export function createAlarm({ isWanted, next, clock, ring }: AlarmOptions): Alarm {
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> | undefined
  let isAsked = false
  let isClosed = false

  async function arm(): Promise<void> {
    while (isAsked && !isClosed) {
      isAsked = false
      clearTimeout(timer)
      const due = (await next()) ?? Number.POSITIVE_INFINITY
      const pause = Math.max(due - clock().getTime(), shortestSleepMilliseconds)
      if (isClosed) return
      timer = setTimeout(awake, Math.min(pause, longestSleepMilliseconds)).unref()
    }
  }

  function run(task: () => Promise<void>): void {
    running = task()
      .catch((error: unknown) => {
        console.error(`Embedded Partner Central could not take its own steps: ${failureTrace(error)}`)
        if (!isClosed) timer = setTimeout(awake, longestSleepMilliseconds).unref()
      })
      .finally(() => {
        running = undefined
        if (isAsked) reset()
      })
  }

  function awake(): void {
    if (running || isClosed || !isWanted()) return
    run(async () => {
      await ring()
      isAsked = true
      await arm()
    })
  }

  function reset(): void {
    if (isClosed || !isWanted()) return
    isAsked = true
    if (!running) run(arm)
  }

  return {
    reset,
    async close() {
      isClosed = true
      clearTimeout(timer)
      await running
      clearTimeout(timer)
    },
  }
}
