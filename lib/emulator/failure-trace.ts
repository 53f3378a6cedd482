/**
 * What a log may hold of an error that nobody expected: its kind and where it came from. Never its message, which may
 * quote what somebody sent (a JSON parser's does), and so never what caused it either.
 */
export function failureTrace(error: unknown): string {
  if (!(error instanceof Error)) return `a thrown ${typeof error}`
  const { name, message, stack = '' } = error
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : ''
  const head = stack.indexOf(message)
  // A message that changed after the stack was taken still stands in it, where nobody can tell it from the rest.
  const frames = head < 0 ? '' : stack.slice(head + message.length).trimEnd()
  return `${name}${code}${frames}`
}
