'use client'

import { useEffect, useState } from 'react'
import type { MovementKind } from '@/lib/pipeline/movement'
import { isShortened } from '@/lib/pipeline/shortened-waterfall'
import type { WaterfallStep } from '@/lib/pipeline/waterfall'

interface Answer {
  address: string
  /** Undefined when it could not be read. */
  step?: WaterfallStep
}

export interface WholeStep {
  /** Undefined until it is read, and where the step is whole as it is. */
  whole?: WaterfallStep
  /** It could not be read. */
  isMissing: boolean
}

async function readStep(address: string, signal: AbortSignal): Promise<WaterfallStep> {
  const response = await fetch(address, { signal })
  if (!response.ok) throw new Error(`The deals were answered with ${response.status}`)
  return (await response.json()) as WaterfallStep
}

/**
 * A step with all of its deals, read when somebody opens it and again when its figures change.
 * @param step The one that is open. @param addressOf Where the steps are had whole; left out where all are.
 */
export function useWholeStep(
  step: WaterfallStep | undefined,
  addressOf?: (kind: MovementKind) => string,
): WholeStep {
  const [answer, setAnswer] = useState<Answer>()
  const address = step && isShortened(step) ? addressOf?.(step.kind) : undefined
  useEffect(() => {
    if (!step || !address) return
    const controller = new AbortController()
    readStep(address, controller.signal).then(
      (whole) => setAnswer({ address, step: whole }),
      () => controller.signal.aborted || setAnswer({ address }),
    )
    return () => controller.abort()
  }, [step, address])
  const isTheirs = answer !== undefined && answer.address === address
  return { whole: isTheirs ? answer.step : undefined, isMissing: isTheirs && !answer.step }
}
