import { createHash } from 'node:crypto'

const alphabet = '0123456789abcdefghijklmnopqrstuvwxyz'

/**
 * Everything the service chooses by chance, as a function of a seed and of what the choice is for: the same seed and the
 * same record give the same ids and the same reviewer, in any order of events.
 */
export interface Chance {
  /** `length` characters of `[0-9a-z]`. */
  id(purpose: string, length: number): string
  /** At least 0, below 1. */
  fraction(purpose: string): number
}

export function createChance(seed: string): Chance {
  const digest = (purpose: string) => createHash('sha256').update(`${seed}\n${purpose}`).digest()
  return {
    id(purpose, length) {
      const bytes = digest(purpose)
      return Array.from({ length }, (_, index) => alphabet[(bytes[index] as number) % alphabet.length]).join(
        '',
      )
    },
    fraction: (purpose) => digest(purpose).readUIntBE(0, 6) / 2 ** 48,
  }
}
