/** AWS's instants have up to nine fraction digits, of which JavaScript compares three; so does AWS's lock (reference 1). */
export function milliseconds(instant: string): number {
  const parsed = Date.parse(instant)
  return Number.isNaN(parsed) ? 0 : parsed
}
