import type { Kysely } from 'kysely'

/**
 * Remembers the last few answers by what they were asked with: what a question depends on must be part of its key.
 * @param most How many answers to keep; the one asked for longest ago is forgotten first.
 */
export function rememberLast<Answer>(most: number) {
  const known = new Map<string, Answer>()
  return async (key: string, find: () => Promise<Answer>): Promise<Answer> => {
    const answer = known.get(key) ?? (await find())
    known.delete(key)
    known.set(key, answer)
    for (const oldest of known.keys()) if (known.size > most) known.delete(oldest)
    return answer
  }
}

/** A memory of the last answers for each database, whoever asks in whatever transaction. */
export function rememberPerDatabase<Answer>(most: number) {
  const memories = new WeakMap<object, ReturnType<typeof rememberLast<Answer>>>()
  return <Tables>(database: Kysely<Tables>) => {
    // What a database and its transactions have in common.
    const { adapter } = database.getExecutor()
    const memory = memories.get(adapter) ?? rememberLast<Answer>(most)
    memories.set(adapter, memory)
    return memory
  }
}
