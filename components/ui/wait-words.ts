/** "about 40 s", "about 5 min": as exact as anybody wants to know how long something still takes. */
export function waitWords(seconds: number): string {
  return seconds < 90 ? `about ${seconds} s` : `about ${Math.round(seconds / 60)} min`
}
