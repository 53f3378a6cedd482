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
