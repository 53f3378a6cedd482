import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { openStore, type Session, type Store } from '../store/store'

/**
 * Eventual consistency: the records as they were before a write, for whoever reads too soon after it. A view is a copy of
 * the whole file, so this is for tests and demos.
 */
export interface StaleViews {
  /** Keeps the records as they are now; until `until` (epoch milliseconds, service's time) nobody sees what comes after. */
  keep(until: number): Promise<void>
  /** Reads what is visible at `now`. */
  read<T>(now: Date, run: (session: Session) => Promise<T>): Promise<T>
  /** Throws the copies away. */
  close(): Promise<void>
}

interface View {
  until: number
  store: Store
  folder: string
  /** Reads that have not ended. */
  readers: Set<Promise<unknown>>
}

/** More writes than this at once are not told apart: the newest view covers them too. */
const mostViews = 16

export function createStaleViews(store: Store): StaleViews {
  let views: View[] = []

  async function discard(view: View): Promise<void> {
    await Promise.allSettled(view.readers)
    await view.store.close()
    await rm(view.folder, { recursive: true, force: true })
  }

  /** Views that are over are thrown away, when nobody reads them any more. */
  function visible(now: number): View | undefined {
    const over = views.filter(({ until }) => until <= now)
    if (over.length > 0) {
      views = views.filter(({ until }) => until > now)
      for (const view of over) void discard(view)
    }
    return views[0]
  }

  return {
    async keep(until) {
      const newest = views.at(-1)
      if (newest && views.length >= mostViews) {
        newest.until = Math.max(newest.until, until)
        return
      }
      const folder = await mkdtemp(join(tmpdir(), 'partner-central-'))
      const file = join(folder, 'view.db')
      await sql`vacuum into ${file}`.execute(store.read.database)
      views.push({ until, store: await openStore(file), folder, readers: new Set() })
    },
    read(now, run) {
      const view = views.length > 0 ? visible(now.getTime()) : undefined
      if (!view) return run(store.read)
      const reading = run(view.store.read)
      view.readers.add(reading)
      return reading.finally(() => view.readers.delete(reading))
    },
    async close() {
      const kept = views
      views = []
      await Promise.all(kept.map(discard))
    },
  }
}
