import json from './model.json'

/** The parts of AWS's service model that judge requests and answers. Written by `npm run model:update`, never by hand. */
export interface Model {
  apiVersion: string
  /** What stands before the dot in `X-Amz-Target`. */
  targetPrefix: string
  /** The service name in a SigV4 credential scope. */
  signingName: string
  operations: Record<string, OperationModel>
  /** By operation; what is not listed here has no pages. */
  paginators: Record<string, PaginatorModel>
  shapes: Record<string, Shape>
}

export interface OperationModel {
  input?: string
  output?: string
  errors: string[]
  idempotent?: boolean
  readonly?: boolean
}

/** Which members of a list operation page it. */
export interface PaginatorModel {
  input_token: string
  output_token: string
  limit_key: string
  result_key: string
}

export interface StructureShape {
  type: 'structure'
  members: Record<string, string>
  required?: string[]
  union?: boolean
  /** An error of the service; `fault` when it is the service's own. */
  exception?: boolean
  fault?: boolean
  /** The member that carries the client token, if there is one. */
  idempotencyToken?: string
}

export interface StringShape {
  type: 'string'
  enum?: string[]
  pattern?: string
  min?: number
  max?: number
  /** Must never reach a log. */
  sensitive?: boolean
}

export interface ListShape {
  type: 'list'
  member: string
  min?: number
  max?: number
}

export interface MapShape {
  type: 'map'
  key: string
  value: string
  min?: number
  max?: number
}

export interface IntegerShape {
  type: 'integer'
  min?: number
  max?: number
}

export interface TimestampShape {
  type: 'timestamp'
}

export type Shape = StructureShape | StringShape | ListShape | MapShape | IntegerShape | TimestampShape

export const model = json as unknown as Model

/** @throws Error for a name the model does not have: a mistake of ours, never of a caller. */
export function shapeNamed(name: string): Shape {
  const shape = model.shapes[name]
  if (!shape) throw new Error(`The service model has no shape ${name}`)
  return shape
}
