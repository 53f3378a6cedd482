const dayMs = 86_400_000

/** Whole days from an instant to `now`; 0 for one that lies ahead (two clocks never agree entirely). */
export function daysSince(instant: string, now: Date): number {
  const days = Math.floor((now.getTime() - Date.parse(instant)) / dayMs)
  return Math.max(days, 0) || 0
}
