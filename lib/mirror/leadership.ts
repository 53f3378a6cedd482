import type { Kysely } from 'kysely'
import { acquireLease, type Lease } from '@/lib/sql/lease'

/** A task that one process of all that share a database has at a time. */
export interface Leadership {
  /**
   * The lease of this process; asks for it when it has none.
   * @returns undefined while another process leads.
   * @throws An error of the database.
   */
  lead(): Promise<Lease | undefined>
  isLeading(): boolean
  /** Lets another process lead at once. */
  resign(): Promise<void>
}

export interface LeadershipOptions {
  database: Kysely<unknown>
  /** What is led: the lease's name. */
  task: string
  /** Unlike that of every other process. */
  holder: string
  /** How long a process that died keeps others waiting, at most. */
  ttlMs: number
}

/** Keeps the lease by renewing it at a third of its time, from the first `lead` that gets it until `resign`. */
export function createLeadership({ database, task, holder, ttlMs }: LeadershipOptions): Leadership {
  let lease: Lease | undefined
  let timer: NodeJS.Timeout | undefined

  const lose = () => {
    clearInterval(timer)
    lease = undefined
  }

  const keep = async (held: Lease) => {
    try {
      if (!(await held.renew()) && lease === held) lose()
    } catch {
      // The database may be back before the lease is over; until then it counts by its own clock.
      if (!held.isHeld() && lease === held) lose()
    }
  }

  return {
    async lead() {
      if (lease?.isHeld()) return lease
      lose()
      const gained = await acquireLease(database, task, holder, ttlMs)
      if (!gained) return undefined
      lease = gained
      timer = setInterval(() => void keep(gained), ttlMs / 3)
      timer.unref()
      return gained
    },
    isLeading: () => lease?.isHeld() ?? false,
    async resign() {
      const held = lease
      lose()
      await held?.release()
    },
  }
}
