import * as z from 'zod'

/**
 * Who may do what: sellers and managers write, viewers only read. A manager is not limited to their own deals; nor is a
 * seller, because AWS knows one partner and not its people.
 */
export const roles = ['seller', 'manager', 'viewer'] as const

export const Role = z.enum(roles)
export type Role = z.infer<typeof Role>

/** The roles that may change a record: the `allow` of every action that writes. */
export const writers = ['seller', 'manager'] as const satisfies readonly Role[]

/** Whether the screens offer changes at all. The server asks again: see `defineAction`. */
export function canWrite(role: Role): boolean {
  return (writers as readonly Role[]).includes(role)
}

/** The role in words, for the account menu. */
export function roleLabel(role: Role): string {
  switch (role) {
    case 'seller':
      return 'Seller'
    case 'manager':
      return 'Manager'
    case 'viewer':
      return 'Viewer, read only'
  }
}
