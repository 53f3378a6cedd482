import { model, type StructureShape, shapeNamed } from '../model/model'
import { happyInputs } from './happy-inputs'
import type { InputOf, OperationName } from './wire-case'
import type { World } from './world'

export const operationNames = Object.keys(model.operations).sort() as OperationName[]

/** What the model says an operation takes. */
export function inputShapeOf(operation: OperationName): StructureShape {
  return shapeNamed(model.operations[operation]?.input ?? '') as StructureShape
}

/** Calls an operation by its name, for cases that every operation has. */
export function call<Name extends OperationName>(
  client: World['partner'],
  operation: Name,
  input: InputOf<Name>,
): Promise<unknown> {
  const method = `${operation.charAt(0).toLowerCase()}${operation.slice(1)}` as Uncapitalize<Name>
  const send = client[method] as (input: InputOf<Name>) => Promise<unknown>
  return send.call(client, input)
}

/** A request that would be answered, with some members changed. */
export async function changedCall(
  world: World,
  operation: OperationName,
  changes: object,
  client = world.partner,
) {
  const input = await happyInputs[operation](world)
  return call(client, operation, { ...input, ...changes } as never)
}
