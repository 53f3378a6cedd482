/** One of several works in a transaction: `undo` must leave what the others did. */
export interface Part {
  begin(): void
  undo(): void
  end(): void
}

export interface GroupCommit<Session> {
  /**
   * Runs `work` alone in its part of a transaction that others may share. Resolves when the transaction is on disk; a
   * throw undoes the part and passes through.
   */
  write<T>(work: (session: Session) => Promise<T>): Promise<T>
  /** Reads at a moment when no transaction is open, so that nothing is seen that may yet be undone. */
  outside<T>(read: () => T): Promise<T>
}

export interface GroupCommitOptions<Session> {
  /** Runs `works` in one transaction and commits it. */
  transaction(works: (session: Session, part: Part) => Promise<void>): Promise<void>
}

interface Waiting<Session> {
  /** Never rejects; what it returns tells its caller how it went, after the commit. */
  run(session: Session, part: Part): Promise<() => void>
  fail(error: unknown): void
}

/** Enough to share a disk's wait among everybody who waits, few enough to keep nobody waiting for long. */
const mostPerTransaction = 64

/**
 * Writes that arrive together go to disk together: a disk takes as long for ten small writes as for one. One after the
 * other they run, as if each had its own transaction.
 */
export function createGroupCommit<Session>({
  transaction,
}: GroupCommitOptions<Session>): GroupCommit<Session> {
  const waiting: Waiting<Session>[] = []
  let open: Promise<void> | undefined
  let isRunning = false

  async function commit(batch: readonly Waiting<Session>[]): Promise<void> {
    const outcomes: (() => void)[] = []
    try {
      await transaction(async (session, part) => {
        for (const { run } of batch) outcomes.push(await run(session, part))
      })
    } catch (error) {
      for (const { fail } of batch) fail(error)
      return
    }
    for (const tell of outcomes) tell()
  }

  async function runAll(): Promise<void> {
    while (waiting.length > 0) {
      // Everything that has arrived by now is read from its sockets before the first write begins.
      await new Promise((turn) => setImmediate(turn))
      open = commit(waiting.splice(0, mostPerTransaction))
      await open
      open = undefined
    }
    isRunning = false
  }

  return {
    write: <T>(work: (session: Session) => Promise<T>) =>
      new Promise<T>((resolve, reject) => {
        waiting.push({
          fail: reject,
          async run(session, part) {
            part.begin()
            try {
              const result = await work(session)
              part.end()
              return () => resolve(result)
            } catch (error) {
              part.undo()
              return () => reject(error)
            }
          },
        })
        if (isRunning) return
        isRunning = true
        void runAll()
      }),
    async outside(read) {
      while (open) await open
      return read()
    },
  }
}
