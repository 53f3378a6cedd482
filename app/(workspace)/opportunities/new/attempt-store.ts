import * as z from 'zod'
import { type DealAttempt, newAttempt } from './send-deal'

/*
 * Where a tab remembers how far a new deal has come, beside the text of its form. Without it (storage full or off, spoilt
 * text) the deal starts over, as in a new tab.
 */

const Kept = z.object({
  createToken: z.uuid(),
  submitToken: z.uuid(),
  id: z.string().optional(),
  seen: z.string().optional(),
  solution: z.string().optional(),
  // Only compared and sent again; the server judges it.
  sent: z.custom<DealAttempt['sent']>().optional(),
  saved: z.custom<DealAttempt['saved']>().optional(),
})

export function readAttempt(key: string, newToken: () => string): DealAttempt {
  try {
    return Kept.parse(JSON.parse(sessionStorage.getItem(key) ?? ''))
  } catch {
    return newAttempt(newToken)
  }
}

export function keepAttempt(key: string, attempt: DealAttempt): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(attempt))
  } catch {
    // Full or forbidden: this tab still knows, until it is closed.
  }
}

export function forgetAttempt(key: string): void {
  try {
    sessionStorage.removeItem(key)
  } catch {
    // Nothing was kept.
  }
}
