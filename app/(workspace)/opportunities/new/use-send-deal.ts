'use client'

import { useEffect, useRef, useState } from 'react'
import type { NewOpportunity } from '@/lib/opportunity/new-opportunity'
import type { ActionResult } from '@/lib/result'
import { forgetAttempt, keepAttempt, readAttempt } from './attempt-store'
import { readSubmission } from './queries'
import { type DealAttempt, type DealCalls, type DealProgress, type SentDeal, sendDeal } from './send-deal'

const newToken = () => crypto.randomUUID()
const lookEveryMs = 2_000
const notBegun: DealProgress = { create: 'waiting', associate: 'waiting', submit: 'waiting' }

export interface DealSending {
  send: (form: NewOpportunity, submit: boolean) => Promise<ActionResult<SentDeal>>
  /** Ends the attempt: the next deal is another one. */
  forget: () => void
  /** Undefined until something has been sent. */
  progress: DealProgress | undefined
  createdId: string | undefined
  /** Whether the last attempt was to submit, or only to save. */
  isSubmitting: boolean
}

/** Sends a deal and shows how far it is; an attempt that failed half-way is taken up by the next one. */
export function useSendDeal(draftKey: string, actions: Omit<DealCalls, 'look'>): DealSending {
  const key = `${draftKey}:sent`
  const attempt = useRef<DealAttempt>(undefined)
  const [progress, setProgress] = useState<DealProgress>()
  const [createdId, setCreatedId] = useState<string>()
  const [isSubmitting, setSubmitting] = useState(false)

  // An attempt from before a reload; sessionStorage exists only after the first draw.
  useEffect(() => {
    const { id, solution } = readAttempt(key, newToken)
    if (!id) return
    setCreatedId(id)
    setProgress({ create: 'done', associate: solution ? 'done' : 'waiting', submit: 'waiting' })
    setSubmitting(true)
  }, [key])

  const send = (form: NewOpportunity, submit: boolean): Promise<ActionResult<SentDeal>> => {
    attempt.current ??= readAttempt(key, newToken)
    setSubmitting(submit)
    setProgress(notBegun)
    return sendDeal({
      form,
      attempt: attempt.current,
      submit,
      newToken,
      calls: { ...actions, look },
      keep: (kept) => {
        keepAttempt(key, kept)
        setCreatedId(kept.id)
      },
      report: (step, state) => setProgress((known = notBegun) => ({ ...known, [step]: state })),
    })
  }
  const forget = () => {
    forgetAttempt(key)
    attempt.current = undefined
    setProgress(undefined)
    setCreatedId(undefined)
  }
  return { send, forget, progress, createdId, isSubmitting }
}

async function look(id: string, taskId: string | undefined) {
  await new Promise((resolve) => setTimeout(resolve, lookEveryMs))
  return readSubmission(id, taskId)
}
