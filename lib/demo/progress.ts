/** How far a long run is. */
export interface Progress {
  done: number
  total: number
  perSecond: number
  secondsLeft: number
}

/** Calls `report` about once a second, at the most once per `tick`. @param now Milliseconds from any fixed moment. */
export function progressReporter(
  total: number,
  report: (progress: Progress) => void,
  now: () => number = () => performance.now(),
): { tick(done: number): void } {
  const began = now()
  let reported = began
  return {
    tick(done) {
      const at = now()
      if (at - reported < 1000) return
      reported = at
      const perSecond = done / ((at - began) / 1000)
      report({ done, total, perSecond, secondsLeft: (total - done) / perSecond })
    },
  }
}

function duration(seconds: number): string {
  const whole = Math.max(1, Math.round(seconds))
  return whole < 100 ? `${whole} s` : `${Math.round(whole / 60)} min`
}

/** `4,000 of 100,000 (510 a second, 3 min left)` */
export function describeProgress({ done, total, perSecond, secondsLeft }: Progress): string {
  const number = (value: number) => Math.round(value).toLocaleString('en-US')
  return `${number(done)} of ${number(total)} (${number(perSecond)} a second, ${duration(secondsLeft)} left)`
}
