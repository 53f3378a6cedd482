'use server'

import { refresh } from 'next/cache'
import { defineAction } from '@/lib/action'
import { writers } from '@/lib/auth/roles'
import { withChanges } from '@/lib/opportunity/changes'
import { ok } from '@/lib/result'
import { addAssociation, removeAssociation } from './association-change'
import { mayReplace } from './read-offer'
import { AssociationChange, NextStep, RecordAnswer, RecordEdit, Submission } from './record-inputs'
import { saveDraft } from './save-draft'
import { saved } from './saved'
import { answerAws, answered, submitToAws } from './submission'

/**
 * Saves an edit made against version `seen`. AWS answers with a conflict if the record has moved on. `queued` when it did
 * not answer in time: the edit is safe and goes by itself.
 */
export const updateOpportunity = defineAction({
  input: RecordEdit,
  allow: writers,
  async run({ replaces, ...edit }, { desk, queue, session }) {
    const isTheirs = replaces !== undefined && (await mayReplace(queue, session, edit.id, replaces))
    const result = await saveDraft((change) => desk.edit(change, isTheirs ? { replaces } : {}), edit)
    if (!result.ok) return result
    refresh()
    return ok(answered(result.data))
  },
})

/** Saves the edit and hands the record back to AWS's reviewer. */
export const sendBack = defineAction({
  input: RecordAnswer,
  allow: writers,
  async run(edit, { desk }) {
    const result = await answerAws(desk, edit)
    if (result.ok) refresh()
    return result
  },
})

/** Replaces the next step, and a close date that has passed; AWS keeps the earlier next steps as history. */
export const addNextStep = defineAction({
  input: NextStep,
  allow: writers,
  async run({ id, seen, text, closeDate }, { desk }) {
    const change = { LifeCycle: { NextSteps: text, ...(closeDate && { TargetCloseDate: closeDate }) } }
    return ok(saved(await desk.edit({ id, seen, change: (current) => withChanges(current, change) })))
  },
})

/** Links the deal to a solution, product or offer. */
export const associate = defineAction({
  input: AssociationChange,
  allow: writers,
  async run(change, { desk }) {
    const result = await addAssociation(desk, change)
    return result.ok ? ok(saved(result.data)) : result
  },
})

/** Takes a link away again. */
export const disassociate = defineAction({
  input: AssociationChange,
  allow: writers,
  async run(change, { desk }) {
    const result = await removeAssociation(desk, change)
    return result.ok ? ok(saved(result.data)) : result
  },
})

/** Sends the deal to AWS. A failed task is an answer, not an error: it says what is missing. */
export const submitOpportunity = defineAction({
  input: Submission,
  allow: writers,
  async run(submission, { desk }) {
    const written = await submitToAws(desk, submission)
    refresh()
    return ok({ ...saved(written), ...(written.task && { task: written.task }) })
  },
})
