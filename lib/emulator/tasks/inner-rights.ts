import type { ReasonCode } from '@aws-sdk/client-partnercentral-selling'
import type { Context } from '../operation'

/** What a caller of a task must be allowed to do besides, since the task does it for the caller, and how it fails without. */
export type InnerRights = readonly (readonly [action: string, reason: ReasonCode])[]

/** How a task ends that could not do its work. */
export interface TaskFailure {
  TaskStatus: 'FAILED'
  ReasonCode: ReasonCode
  Message: string
}

/** How the task fails for the first right that the caller lacks. Source: reference, section 19. */
export function missingRight(context: Pick<Context, 'may'>, rights: InnerRights): TaskFailure | undefined {
  const denied = rights.find(([action]) => !context.may(action))
  if (!denied) return undefined
  const [action, ReasonCode] = denied
  const Message = `The caller is not authorized to perform: partnercentral:${action}`
  return { TaskStatus: 'FAILED', ReasonCode, Message }
}
