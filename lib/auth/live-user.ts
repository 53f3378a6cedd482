import type { User, Users } from './users'

/** What a session's token claims. */
export interface Claim {
  userId: string
  version: number
}

/**
 * The user a token speaks for, as they are now. Tokens cannot be revoked, so each one carries the user's version at
 * sign-in: whoever was disabled, or had a role or password changed since, has no session any more.
 */
export async function liveUser(users: Users, claim: Claim): Promise<User | undefined> {
  const user = await users.find(claim.userId)
  return user && !user.disabled && user.version === claim.version ? user : undefined
}
