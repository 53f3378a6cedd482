import type { Meetings } from './meeting'

const everyMs = 5_000

export interface OutcomeWatch {
  start(): void
  /** Resolves when nothing of it is under way. */
  stop(): Promise<void>
}

/**
 * Follows the outcomes of decisions that nobody looks at, so that they are known before the queue forgets their writes.
 * @param onFailure Told once when it cannot, and again after it could in between. It goes on by itself.
 */
export function watchOutcomes(
  meetings: Pick<Meetings, 'followOutcomes'>,
  onFailure: (error: unknown) => void,
  pauseMs = everyMs,
): OutcomeWatch {
  let timer: NodeJS.Timeout | undefined
  let underWay: Promise<void> = Promise.resolve()
  let isFailing = false
  let isStopped = true

  const look = async () => {
    try {
      await meetings.followOutcomes()
      isFailing = false
    } catch (error) {
      if (!isFailing) onFailure(error)
      isFailing = true
    }
    if (!isStopped) plan()
  }
  const plan = () => {
    timer = setTimeout(() => {
      underWay = look()
    }, pauseMs)
    timer.unref()
  }

  return {
    start() {
      if (!isStopped) return
      isStopped = false
      plan()
    },
    async stop() {
      isStopped = true
      clearTimeout(timer)
      await underWay
    },
  }
}
