/** `4:07`, `1:02:30`: how long something has lasted. */
export function clockWords(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const twoDigits = (count: number) => String(count).padStart(2, '0')
  return hours > 0 ? `${hours}:${twoDigits(minutes)}:${twoDigits(rest)}` : `${minutes}:${twoDigits(rest)}`
}

/** The same for whoever listens: `1 hour 2 minutes`. */
export function spokenClock(ms: number): string {
  const minutes = Math.floor(Math.max(0, ms) / 60_000)
  const count = (many: number, unit: string) => (many === 1 ? `1 ${unit}` : `${many} ${unit}s`)
  if (minutes < 60) return count(minutes, 'minute')
  return `${count(Math.floor(minutes / 60), 'hour')} ${count(minutes % 60, 'minute')}`
}
