import { model } from '../model/model'
import { call, changedCall, inputShapeOf, operationNames } from './call'
import { happyInputs } from './happy-inputs'
import { casesOf, type ExceptionName, type OperationName, type WireCase } from './wire-case'

/*
 * Refusals that do not depend on what an operation is for.
 */

/** Whether a caller may is asked before what is asked is looked at. Source: reference, section 2.1. */
export const deniedCases: readonly WireCase[] = operationNames.flatMap((operation) => {
  const { refuses } = casesOf(operation)
  const message = new RegExp(`partnercentral:${operation}\\b`)
  return [
    refuses(
      'AccessDeniedException',
      'a caller whose policy does not allow it',
      (world) => changedCall(world, operation, {}, world.restricted),
      { message },
    ),
    refuses(
      'AccessDeniedException',
      'such a caller even with a bad request',
      (world) => call(world.restricted, operation, { Catalog: 'no such thing!' } as never),
      { message },
    ),
  ]
})

/** The required members of an input that the SDK does not fill in by itself. */
function requiredMembers(operation: OperationName): string[] {
  const { required = [], idempotencyToken } = inputShapeOf(operation)
  return required.filter((name) => name !== idempotencyToken)
}

const camelCase = (name: string) => `${name.charAt(0).toLowerCase()}${name.slice(1)}`

export const validationCases: readonly WireCase[] = operationNames.flatMap((operation) => {
  const required = requiredMembers(operation)
  const [first = ''] = required
  const nothing = Object.fromEntries(required.map((name) => [name, undefined]))
  return [
    casesOf(operation).refuses(
      'ValidationException',
      'without the members that the model requires',
      (world) => changedCall(world, operation, nothing),
      {
        reason: 'REQUEST_VALIDATION_FAILED',
        issues: required.map((name) => `${camelCase(name)} REQUIRED_FIELD_MISSING`).sort(),
      },
    ),
    casesOf(operation).refuses(
      'ValidationException',
      `with a ${first} of another form`,
      (world) => changedCall(world, operation, { [first]: 'no such thing!' }),
      { reason: 'REQUEST_VALIDATION_FAILED', issues: [`${camelCase(first)} INVALID_STRING_FORMAT`] },
    ),
  ]
})

/** What the model lists and no input brings about: the service fails because it was asked to. */
export function demandCases(others: readonly WireCase[]): WireCase[] {
  const reached = new Set(others.map(({ operation, outcome }) => `${operation} ${outcome}`))
  return operationNames.flatMap((operation) => {
    const errors = (model.operations[operation]?.errors ?? []) as ExceptionName[]
    return errors
      .filter((exception) => !reached.has(`${operation} ${exception}`))
      .map((exception) =>
        casesOf(operation).refuses(
          exception,
          'when it is asked to',
          async (world) => {
            const input = await happyInputs[operation](world)
            const rules = [{ operation, kind: 'error' as const, exception }]
            return world.failing(rules, () => call(world.partner, operation, input as never))
          },
          { onDemand: true },
        ),
      )
  })
}
