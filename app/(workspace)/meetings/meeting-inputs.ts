import * as z from 'zod'
import { Scope, ScopeName } from '@/lib/meeting/scope'
import { OpportunityId } from '@/lib/opportunity/opportunity'

/*
 * What the screens of meetings may send to their actions.
 */

export const NewMeeting = z.strictObject({
  id: z.uuid(),
  name: ScopeName.optional(),
  scope: Scope,
  since: z.iso.datetime({ offset: true }).optional(),
})

export const ScreenChange = z.strictObject({
  id: z.uuid(),
  term: z.int(),
  screen: z.discriminatedUnion('view', [
    z.strictObject({ view: z.literal('overview') }),
    z.strictObject({ view: z.literal('deal'), dealId: OpportunityId }),
    z.strictObject({ view: z.literal('end') }),
  ]),
})

export const AgendaEdit = z.strictObject({ id: z.uuid(), dealId: OpportunityId })

export const AgendaState = AgendaEdit.extend({ state: z.enum(['open', 'discussed', 'skipped', 'parked']) })

/** Before another deal, or to the end. */
export const AgendaMove = AgendaEdit.extend({ before: OpportunityId.optional() })
