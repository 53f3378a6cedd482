'use server'

import { cookies } from 'next/headers'
import * as z from 'zod'
import { defineAction } from '@/lib/action'
import { roles } from '@/lib/auth/roles'
import { expiredCookie, sessionCookieNames } from '@/lib/auth/session-cookie'
import { ok } from '@/lib/result'

/** Ends the session of this browser. Sessions elsewhere go on. */
export const signOut = defineAction({
  input: z.strictObject({}),
  allow: roles,
  async run() {
    const jar = await cookies()
    for (const name of sessionCookieNames) jar.set(expiredCookie(name))
    return ok(null)
  },
})
