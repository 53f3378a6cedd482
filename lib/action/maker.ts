import type * as z from 'zod'
import type { Role } from '@/lib/auth/roles'
import type { Session } from '@/lib/auth/session'
import type { Insights } from '@/lib/insight/insights'
import type { Meetings } from '@/lib/meeting/meeting'
import type { Mirror } from '@/lib/mirror/mirror'
import type { Catalog } from '@/lib/opportunity/opportunity'
import type { PartnerCentral } from '@/lib/partner-central/partner-central'
import { type Desk, openDesk } from '@/lib/queue/desk'
import type { Queue } from '@/lib/queue/queue'
import { type ActionResult, fail } from '@/lib/result'
import { failureOf } from './failure'
import { inputIssues } from './input-issues'

/** What an action works with. */
export interface ActionContext {
  session: Session
  catalog: Catalog
  partnerCentral: PartnerCentral
  mirror: Mirror
  queue: Queue
  meetings: Meetings
  insights: Insights
  /** Where edits are handed in: see `Desk`. */
  desk: Desk
}

export interface ActionDefinition<I extends z.ZodType, T> {
  /** What the browser may send; anything else is answered with `fields`. */
  input: I
  /** The roles that may. Anybody else is answered with `denied`, whatever their screen offered. */
  allow: readonly Role[]
  run(input: z.infer<I>, context: ActionContext): Promise<ActionResult<T>>
}

export type Action<I extends z.ZodType, T> = (input: z.input<I>) => Promise<ActionResult<T>>

export interface ActionSurroundings {
  getSession(): Promise<Session | null>
  services(): Promise<Omit<ActionContext, 'session' | 'desk'>>
}

/** A seller at a screen goes on after this long, and the change goes on by itself. */
const patienceMs = 2_500

/** `defineAction` for these surroundings: the server's own, or a test's. */
export function createDefineAction({ getSession, services }: ActionSurroundings) {
  return function defineAction<I extends z.ZodType, T>(definition: ActionDefinition<I, T>): Action<I, T> {
    return async (input) => {
      try {
        const session = await getSession()
        if (!session) return fail({ kind: 'denied', reason: 'signed-out' })
        if (!definition.allow.includes(session.role)) return fail({ kind: 'denied', reason: 'role' })

        const parsed = definition.input.safeParse(input)
        if (!parsed.success) return fail({ kind: 'fields', fields: inputIssues(parsed.error) })

        const known = await services()
        const desk = openDesk({ ...known, by: session, patienceMs })
        return await definition.run(parsed.data, { ...known, session, desk })
      } catch (error) {
        const failure = failureOf(error)
        if (!failure) throw error
        return fail(failure)
      }
    }
  }
}
