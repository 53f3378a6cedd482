import { useEffect, useState } from 'react'
import type { BatchSummary } from '@/app/(workspace)/queue/batch-summary'
import { waitingOf } from '@/app/(workspace)/queue/batch-words'

const readEveryMs = 2_000

async function readBatches(signal: AbortSignal): Promise<BatchSummary[] | undefined> {
  const response = await fetch('/api/queue/batches', { signal })
  return response.ok ? ((await response.json()) as { batches: BatchSummary[] }).batches : undefined
}

/**
 * The reader's changes of many deals that are on their way, and those that ended on this screen until they are put
 * away. Asks only while something is on its way.
 */
export function useBatches(initial: readonly BatchSummary[]) {
  const [batches, setBatches] = useState(initial)
  const [watched, setWatched] = useState<readonly string[]>(() =>
    initial.filter((batch) => waitingOf(batch) > 0).map(({ id }) => id),
  )
  const known = (id: string) => batches.find((batch) => batch.id === id)
  const isLive = watched.some((id) => {
    const batch = known(id)
    return !batch || waitingOf(batch) > 0
  })

  useEffect(() => {
    if (!isLive) return
    const stop = new AbortController()
    const read = async () => {
      const now = await readBatches(stop.signal).catch(() => undefined)
      if (now && !stop.signal.aborted) setBatches(now)
    }
    void read()
    const timer = setInterval(read, readEveryMs)
    return () => {
      stop.abort()
      clearInterval(timer)
    }
  }, [isLive])

  return {
    shown: watched.flatMap((id) => known(id) ?? []),
    watch: (id: string) => setWatched((current) => [...current, id]),
    dismiss: (id: string) => setWatched((current) => current.filter((one) => one !== id)),
  }
}
