'use server'

import * as z from 'zod'
import { defineAction } from '@/lib/action'
import { writers } from '@/lib/auth/roles'
import { DecisionInput } from '@/lib/meeting/decision-schema'
import { NewScope, ScopeName } from '@/lib/meeting/scope'
import { ok } from '@/lib/result'
import { AgendaEdit, AgendaMove, AgendaState, NewMeeting, ScreenChange } from './meeting-inputs'

/*
 * The room asks for roles itself, deal by deal; `allow` keeps out whoever may do nothing of the kind. What it refuses
 * comes back in words. Nothing is revalidated: the screens of a meeting ask for what is new every second.
 */

/** Starts a meeting, or finds the one of this id. */
export const startMeeting = defineAction({
  input: NewMeeting,
  allow: writers,
  async run(start, { session, meetings }) {
    return ok(await meetings.start(session, start))
  },
})

/** Ends it: from then on its minutes stay. */
export const endMeeting = defineAction({
  input: z.strictObject({ id: z.uuid() }),
  allow: writers,
  async run({ id }, { session, meetings }) {
    return ok(await meetings.end(session, id))
  },
})

/** Takes the presenter's place, `over` a present one by their term. */
export const present = defineAction({
  input: z.strictObject({ id: z.uuid(), over: z.int().optional() }),
  allow: writers,
  async run({ id, over }, { session, meetings }) {
    return ok(await meetings.present(session, id, over))
  },
})

export const leavePresenting = defineAction({
  input: z.strictObject({ id: z.uuid(), term: z.int() }),
  allow: writers,
  async run({ id, term }, { session, meetings }) {
    return ok(await meetings.leavePresenting(session, id, term))
  },
})

/** Changes what is on the shared screen. */
export const show = defineAction({
  input: ScreenChange,
  allow: writers,
  async run({ id, term, screen }, { session, meetings }) {
    return ok(await meetings.show(session, id, term, screen))
  },
})

export const addItem = defineAction({
  input: AgendaEdit,
  allow: writers,
  async run({ id, dealId }, { session, meetings }) {
    return ok(await meetings.addItem(session, id, dealId))
  },
})

/** Skips, parks, takes up again or marks as discussed. */
export const setItemState = defineAction({
  input: AgendaState,
  allow: writers,
  async run({ id, dealId, state }, { session, meetings }) {
    return ok(await meetings.setItemState(session, id, dealId, state))
  },
})

export const moveItem = defineAction({
  input: AgendaMove,
  allow: writers,
  async run({ id, ...move }, { session, meetings }) {
    return ok(await meetings.moveItem(session, id, move))
  },
})

/** Takes a decision. It is safe once this answers; AWS has it later. */
export const decide = defineAction({
  input: z.strictObject({ id: z.uuid(), decision: DecisionInput }),
  allow: writers,
  async run({ id, decision }, { session, meetings }) {
    return ok(await meetings.decide(session, id, decision))
  },
})

/** Keeps a team or a filter under a name. */
export const createScope = defineAction({
  input: NewScope,
  allow: writers,
  async run(scope, { session, meetings }) {
    return ok(await meetings.createScope(session, scope))
  },
})

export const renameScope = defineAction({
  input: z.strictObject({ id: z.uuid(), name: ScopeName }),
  allow: writers,
  async run({ id, name }, { session, meetings }) {
    return ok(await meetings.renameScope(session, id, name))
  },
})

export const deleteScope = defineAction({
  input: z.strictObject({ id: z.uuid() }),
  allow: writers,
  async run({ id }, { session, meetings }) {
    await meetings.deleteScope(session, id)
    return ok(null)
  },
})
