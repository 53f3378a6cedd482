import type * as z from 'zod'
import type { Role } from '@/lib/auth/roles'
import type { Session } from '@/lib/auth/session'
import type { Mirror } from '@/lib/mirror/mirror'
import type { Catalog } from '@/lib/opportunity/opportunity'
import type { PartnerCentral } from '@/lib/partner-central/partner-central'
import { type ActionResult, fail } from '@/lib/result'
import { failureOf } from './failure'
import { inputIssues } from './input-issues'

/** What an action works with. */
export interface ActionContext {
  session: Session
  catalog: Catalog
  partnerCentral: PartnerCentral
  mirror: Mirror
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
  services(): Promise<Omit<ActionContext, 'session'>>
}

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

        const { catalog, partnerCentral, mirror } = await services()
        return await definition.run(parsed.data, { session, catalog, partnerCentral, mirror })
      } catch (error) {
        const failure = failureOf(error)
        if (!failure) throw error
        return fail(failure)
      }
    }
  }
}
