import 'server-only'
import { getSession } from '@/lib/auth/session'
import { services } from '@/lib/services'
import { createDefineAction } from './action/maker'

export type { Action, ActionContext, ActionDefinition } from './action/maker'

/**
 * Makes a server action: who is it, may they, is the input sound, and only then `run`. What `run` throws as an expected
 * failure (locked fields, a newer version, a refusal or silence of Partner Central) comes back as a result. Anything
 * else is thrown on: bugs reach `error.tsx`, and `redirect()` and `notFound()` work.
 */
export const defineAction = createDefineAction({ getSession, services })
