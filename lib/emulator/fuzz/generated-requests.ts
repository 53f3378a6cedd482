import fc, { type Arbitrary } from 'fast-check'
import { operations } from '../operations/registry'
import { brokenInput } from './broken-inputs'
import type { GeneratedRequest } from './player'
import { validInput } from './valid-inputs'
import { wildInput } from './wild-inputs'

export const operationNames: readonly string[] = [...operations.keys()].sort()

const bodies = { valid: validInput, broken: brokenInput, wild: wildInput }

const caller = fc.constantFrom(0, 0, 0, 0, 0, 0, 1, 1, 1, 2)

/** Requests of one operation and one kind. */
export function requestsOf(operation: string, kind: GeneratedRequest['kind']): Arbitrary<GeneratedRequest> {
  return fc.record({
    operation: fc.constant(operation),
    kind: fc.constant(kind),
    caller,
    body: bodies[kind](operation),
  })
}

/** Makers are rarer, or what they make would be all a long run meets. */
const makers = /^(Create|Start\w*(Opportunity|Invitation|Engagement)Task)/

/** Requests of every operation and kind; mostly valid ones, which get furthest. */
export function anyRequest(): Arbitrary<GeneratedRequest> {
  return fc.oneof(
    ...operationNames.flatMap((operation) => {
      const share = makers.test(operation) ? 2 : 3
      return [
        { arbitrary: requestsOf(operation, 'valid'), weight: 4 * share },
        { arbitrary: requestsOf(operation, 'broken'), weight: share },
        { arbitrary: requestsOf(operation, 'wild'), weight: share },
      ]
    }),
  )
}
