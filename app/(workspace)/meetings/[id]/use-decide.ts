'use client'

import { useRef, useState } from 'react'
import type { Decision, DecisionInput } from '@/lib/meeting/decision'
import type { ActionResult } from '@/lib/result'
import { noAnswer, refusalText } from './refusal-text'

type WithoutNames<Input> = Input extends unknown ? Omit<Input, 'id' | 'dealId'> : never

/** A decision as an editor has it: what kind, on what it saw, and what it says. */
export type DecisionContent = WithoutNames<DecisionInput>

export interface Deciding {
  isBusy: boolean
  /** Why the last attempt was not taken. */
  refusal?: string
  /** @returns Whether it was taken. */
  decide: (content: DecisionContent) => Promise<boolean>
}

export interface DecideOptions {
  dealId: string
  send: (decision: DecisionInput) => Promise<ActionResult<Decision>>
  onDecided: (decision: Decision) => Promise<void>
  /** It may no longer be what the screen shows. */
  onRefused: () => void
}

/**
 * Takes a decision. Sent again because no answer came, the same words carry the same id and are the same decision;
 * other words are another one.
 */
export function useDecide({ dealId, send, onDecided, onRefused }: DecideOptions): Deciding {
  const [isBusy, setIsBusy] = useState(false)
  const [refusal, setRefusal] = useState<string>()
  const attempt = useRef({ words: '', id: '' })

  const decide = async (content: DecisionContent) => {
    const words = JSON.stringify(content)
    if (attempt.current.words !== words) attempt.current = { words, id: crypto.randomUUID() }
    setIsBusy(true)
    setRefusal(undefined)
    const input = { id: attempt.current.id, dealId, ...content } as DecisionInput
    const result = await send(input).catch(() => undefined)
    if (result?.ok) await onDecided(result.data)
    else {
      setRefusal(result ? refusalText(result.error) : noAnswer)
      onRefused()
    }
    setIsBusy(false)
    return result?.ok === true
  }
  return { isBusy, refusal, decide }
}
