import {
  AccessDeniedException,
  ConflictException,
  InternalServerException,
  type PartnerCentralSelling,
  type PartnerCentralSellingClient,
  ResourceNotFoundException,
  ServiceQuotaExceededException,
  ThrottlingException,
  ValidationException,
} from '@aws-sdk/client-partnercentral-selling'
import type { World } from './world'

type Method = Exclude<keyof PartnerCentralSelling, keyof PartnerCentralSellingClient | `paginate${string}`>

/** `GetOpportunity`, as the model spells it. */
export type OperationName = Capitalize<Method>

/** What the SDK takes for an operation. */
export type InputOf<Name extends OperationName> = Parameters<PartnerCentralSelling[Uncapitalize<Name>]>[0]

/** The classes in which the SDK throws what the model lists. */
export const exceptions = {
  AccessDeniedException,
  ConflictException,
  InternalServerException,
  ResourceNotFoundException,
  ServiceQuotaExceededException,
  ThrottlingException,
  ValidationException,
}

export type ExceptionName = keyof typeof exceptions

/** One thing an operation does, as a client sees it on the wire. */
export interface WireCase {
  operation: OperationName
  outcome: 'answers' | ExceptionName
  /** What is asked, in words that complete "GetOpportunity answers …". */
  title: string
  /** Nothing a client sends brings this answer about; the service gives it when a test has asked for it. */
  onDemand?: boolean
  /** Of a ValidationException: `lifeCycle.targetCloseDate INVALID_VALUE`, sorted. */
  issues?: readonly string[]
  /** Of a ValidationException. */
  reason?: 'REQUEST_VALIDATION_FAILED' | 'BUSINESS_VALIDATION_FAILED'
  /** The exception's message. */
  message?: string | RegExp
  /**
   * Reaches the state through the SDK, then makes the call. A refusal is thrown to the runner, which judges it; of an
   * operation called more than once, the last call counts.
   */
  run(world: World): Promise<unknown>
}

type Rest = Omit<WireCase, 'operation' | 'outcome' | 'title' | 'run'>

/** Shorthand for a table of cases of one operation. */
export function casesOf(operation: OperationName) {
  return {
    operation,
    answers: (title: string, run: WireCase['run']): WireCase => ({
      operation,
      outcome: 'answers',
      title,
      run,
    }),
    refuses: (outcome: ExceptionName, title: string, run: WireCase['run'], rest: Rest = {}): WireCase => ({
      operation,
      outcome,
      title,
      run,
      ...rest,
    }),
    /** Refused for breaking a rule of Partner Central. */
    forbids: (title: string, issues: readonly string[], run: WireCase['run'], rest: Rest = {}): WireCase => ({
      operation,
      outcome: 'ValidationException',
      reason: 'BUSINESS_VALIDATION_FAILED',
      title,
      issues,
      run,
      ...rest,
    }),
  }
}
