/** Wakes those who wait for something to happen in this process. */
export class Signal {
  #waiting = new Set<() => void>()

  /** Resolves at the next `fire`, or after so many ms. */
  wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer)
        this.#waiting.delete(wake)
        resolve()
      }
      const timer = setTimeout(wake, Math.max(0, ms))
      this.#waiting.add(wake)
    })
  }

  fire(): void {
    for (const wake of [...this.#waiting]) wake()
  }
}
