import type { PartnerCentralSellingClient } from '@aws-sdk/client-partnercentral-selling'
import type * as z from 'zod'
import { PartnerCentralError } from './errors'
import { type SdkCommand, sendExactly } from './exact-json'
import type { CallKind, Priority, Quota } from './quota'
import { serviceError } from './service-error'

/** How one operation is sent and read. */
export interface Operation<Answer extends z.ZodType> {
  command: () => SdkCommand
  kind: CallKind
  /** A write that AWS recognises when it comes twice, because it carries a ClientToken. */
  repeatable?: boolean
  answer: Answer
}

export type Call = <Answer extends z.ZodType>(
  operation: Operation<Answer>,
  body: Record<string, unknown>,
) => Promise<z.infer<Answer>>

/** In milliseconds. A seller learns within seconds that AWS is away; a write is given longer, since it may be half done. */
const answerWithin: Record<CallKind, number> = { read: 5_000, write: 10_000 }

const attempts = 3

/** No further attempt is begun after this long. */
const patienceMs = 4_000

/** Whether sending again can do no harm: AWS did nothing, or doing it twice is the same as once. */
function mayRepeat(error: PartnerCentralError, operation: Operation<z.ZodType>): boolean {
  switch (error.code) {
    case 'ThrottlingException':
      return true
    case 'Unreachable':
    case 'InternalServerException':
      return operation.kind === 'read' || operation.repeatable === true || !error.outcomeUnknown
    default:
      return operation.kind === 'read' && error.outcomeUnknown
  }
}

/** Twice as long each time, and never the same for two callers, so that they do not come back together. */
function pauseMs(error: PartnerCentralError, attempt: number): number {
  const longest = (error.code === 'ThrottlingException' ? 1000 : 200) * 2 ** (attempt - 1)
  return (error.retryAfterSeconds ?? 0) * 1000 + longest * (0.5 + Math.random() / 2)
}

/** Rejects in time even when something below does not listen to the signal: looking for credentials, for one. */
async function inTime<T>(ms: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController()
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      controller.abort()
      reject(
        new PartnerCentralError('Unreachable', 'AWS Partner Central does not answer.', {
          outcomeUnknown: true,
        }),
      )
    }, ms)
  })
  try {
    return await Promise.race([work(controller.signal), late])
  } finally {
    clearTimeout(timer)
  }
}

/** @throws PartnerCentralError `UnexpectedResponse` for anything but the JSON this operation answers with. */
function readAnswer<Answer extends z.ZodType>(
  { answer, kind }: Operation<Answer>,
  { text, requestId }: { text: string; requestId: string | undefined },
): z.infer<Answer> {
  try {
    return answer.parse(text === '' ? {} : JSON.parse(text))
  } catch {
    throw new PartnerCentralError('UnexpectedResponse', 'AWS answered in a way Tandem does not understand.', {
      requestId,
      outcomeUnknown: kind === 'write',
    })
  }
}

/** Makes the one function every operation goes through: quota, signature, deadline, retries, and a parsed answer. */
export function createCall(client: PartnerCentralSellingClient, quota: Quota, priority: Priority): Call {
  return async (operation, body) => {
    const { kind } = operation
    // Waiting for quota is not AWS being slow, so it does not count.
    for (let tries = 1, spentMs = 0; ; tries += 1) {
      await quota.take(kind, priority)
      const began = performance.now()
      try {
        const sent = await inTime(answerWithin[kind], (signal) =>
          sendExactly(client, operation.command(), body, signal),
        )
        return readAnswer(operation, sent)
      } catch (thrown) {
        const error = serviceError(thrown)
        if (error.code === 'ThrottlingException') quota.throttled(kind)
        const pause = pauseMs(error, tries)
        spentMs += performance.now() - began + pause
        if (tries >= attempts || spentMs > patienceMs || !mayRepeat(error, operation)) throw error
        await new Promise((resolve) => setTimeout(resolve, pause))
      }
    }
  }
}
