import { useRef } from 'react'

export interface OrderToken {
  /** The order's token: the same for the same order, until it is answered. */
  of: (order: unknown) => string
  /** The order is done. To order the same again is another order from now on. */
  answered: (order: unknown) => void
}

/** Names orders, so that one whose answer was lost is not done twice when it is handed in again, however much later. */
export function useOrderToken(): OrderToken {
  const tokens = useRef(new Map<string, string>())
  return {
    of(order) {
      const key = JSON.stringify(order)
      const token = tokens.current.get(key) ?? crypto.randomUUID()
      tokens.current.set(key, token)
      return token
    },
    answered(order) {
      tokens.current.delete(JSON.stringify(order))
    },
  }
}
