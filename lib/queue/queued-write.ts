import * as z from 'zod'
import { associationKinds } from '@/lib/opportunity/associations'
import { Catalog, LastModifiedDate } from '@/lib/opportunity/opportunity'
import { SubmissionTask } from '@/lib/opportunity/submission-task'
import type { QueueTables } from './tables'

/*
 * A write on its way to AWS, and what of it is kept as JSON. What comes out of the database is parsed like anything else
 * from outside: an older version of Tandem may have written it.
 */

/** `sent`, `cancelled`: over. `refused`, `conflict`, `held`: waits for the seller. */
export const WriteState = z.enum(['queued', 'sending', 'sent', 'refused', 'conflict', 'held', 'cancelled'])
export type WriteState = z.infer<typeof WriteState>

export const Priority = z.enum(['interactive', 'bulk'])
export type Priority = z.infer<typeof Priority>

/**
 * One field of an edit, lists of objects as a whole. `was` is what the seller saw, null for nothing; without it the edit
 * holds whatever stands there by then.
 */
export const FieldEdit = z.object({ path: z.string().min(1), was: z.unknown().optional(), mine: z.unknown() })
export type FieldEdit = z.infer<typeof FieldEdit>

const Link = {
  type: z.enum(associationKinds.map(({ type }) => type)),
  entity: z.string().min(1),
}

const Assignee = z.object({
  Email: z.string(),
  FirstName: z.string(),
  LastName: z.string(),
  BusinessTitle: z.string(),
  Phone: z.string().optional(),
})

/** What is to be done, by kind. */
export const WriteContent = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('update'),
    edits: z.array(FieldEdit),
    /** The version the seller saw, where another version at AWS is for the seller to look at first. */
    seen: LastModifiedDate.optional(),
    /** AWS waits for an answer, which even an edit without changes is. */
    answersAws: z.boolean().optional(),
    /** Should AWS still wait for an answer once it has the edit, the record is submitted again. */
    resubmits: z.boolean().optional(),
  }),
  z.object({ kind: z.literal('associate'), ...Link }),
  z.object({ kind: z.literal('disassociate'), ...Link }),
  z.object({ kind: z.literal('assign'), assignee: Assignee }),
  z.object({
    kind: z.literal('submit'),
    involvement: z.object({
      InvolvementType: z.enum(['Co-Sell', 'For Visibility Only']),
      Visibility: z.enum(['Full', 'Limited']).optional(),
    }),
  }),
  z.object({
    kind: z.literal('create'),
    input: z.record(z.string(), z.unknown()),
    /** Whom to make the owner: AWS would name the account's own contact. */
    owner: Assignee.optional(),
  }),
])
export type WriteContent = z.infer<typeof WriteContent>
export type WriteKind = WriteContent['kind']
export type ContentOf<Kind extends WriteKind> = Extract<WriteContent, { kind: Kind }>

/** What was sent, to be compared with the record should no answer come. */
export const Attempt = z.object({
  /** The version it was sent against. */
  version: LastModifiedDate,
  values: z.array(z.object({ path: z.string(), value: z.unknown() })),
  /** How often the history of next steps held ours before. */
  timesInHistory: z.int(),
})
export type Attempt = z.infer<typeof Attempt>

export const Collision = z.object({
  path: z.string(),
  was: z.unknown(),
  mine: z.unknown(),
  theirs: z.unknown(),
})
export type Collision = z.infer<typeof Collision>

/** Why a write is not done. Texts of AWS may quote what was typed: never for a log. */
export const WriteFailure = z.discriminatedUnion('kind', [
  /** Both changed the same fields; none when only the version differs from the one that was seen. */
  z.object({ kind: z.literal('conflict'), fields: z.array(Collision) }),
  z.object({
    kind: z.literal('locked'),
    fields: z.array(z.object({ path: z.string(), message: z.string() })),
  }),
  z.object({
    kind: z.literal('service'),
    code: z.string(),
    message: z.string(),
    reason: z.string().optional(),
    requestId: z.string().optional(),
    issues: z.array(z.object({ path: z.string(), code: z.string().optional(), message: z.string() })),
    retryAfterSeconds: z.number().optional(),
  }),
  /** Meant for another Partner Central than Tandem is connected to by now. */
  z.object({ kind: z.literal('elsewhere') }),
])
export type WriteFailure = z.infer<typeof WriteFailure>

const bigint = z.coerce.number().pipe(z.int())
const fromJson = <T extends z.ZodType>(schema: T) =>
  z
    .string()
    .transform((text) => JSON.parse(text) as unknown)
    .pipe(schema)
const optionalText = z
  .string()
  .nullish()
  .transform((text) => text ?? undefined)

const Row = z.object({
  id: z.uuid(),
  number: bigint,
  catalog: Catalog,
  record_id: z.string(),
  user_id: z.string(),
  user_name: z.string(),
  priority: z.int(),
  batch_id: optionalText,
  content: fromJson(WriteContent),
  state: WriteState,
  attempts: z.int(),
  not_before_ms: bigint,
  awaited_until_ms: bigint.nullable(),
  attempt: fromJson(Attempt).nullable(),
  failure: fromJson(WriteFailure).nullable(),
  task: fromJson(SubmissionTask).nullish(),
  version: optionalText,
  revision: bigint.nullable(),
  client_token: z.string(),
  made_id: optionalText,
  created_ms: bigint,
  settled_ms: bigint.nullable(),
})

/** A user of Tandem. */
export interface Author {
  userId: string
  name: string
}

export interface QueuedWrite {
  id: string
  number: number
  catalog: Catalog
  recordId: string
  by: Author
  priority: Priority
  batchId?: string
  content: WriteContent
  state: WriteState
  /** How often a worker took it up. */
  attempts: number
  notBefore: Date
  /** Until then somebody waits at a form for what becomes of it. */
  awaitedUntil?: Date
  attempt?: Attempt
  failure?: WriteFailure
  /** AWS's answer to a submission; one that failed is beside the reason in `failure`. */
  task?: SubmissionTask
  version?: string
  /** The mirror's, made by storing AWS's answer and by nothing else. */
  revision?: number
  /** By this AWS knows a creation or submission that comes twice. */
  clientToken: string
  madeId?: string
  createdAt: Date
  settledAt?: Date
}

/** @throws ZodError for a row that no version of ours wrote. */
export function writeOf(row: QueueTables['queue_write']): QueuedWrite {
  const read = Row.parse(row)
  return {
    id: read.id,
    number: read.number,
    catalog: read.catalog,
    recordId: read.record_id,
    by: { userId: read.user_id, name: read.user_name },
    priority: read.priority === 0 ? 'interactive' : 'bulk',
    ...(read.batch_id !== undefined && { batchId: read.batch_id }),
    content: read.content,
    state: read.state,
    attempts: read.attempts,
    notBefore: new Date(read.not_before_ms),
    ...(read.awaited_until_ms !== null && { awaitedUntil: new Date(read.awaited_until_ms) }),
    ...(read.attempt !== null && { attempt: read.attempt }),
    ...(read.failure !== null && { failure: read.failure }),
    ...(read.task && { task: read.task }),
    ...(read.version !== undefined && { version: read.version }),
    ...(read.revision !== null && { revision: read.revision }),
    clientToken: read.client_token,
    ...(read.made_id !== undefined && { madeId: read.made_id }),
    createdAt: new Date(read.created_ms),
    ...(read.settled_ms !== null && { settledAt: new Date(read.settled_ms) }),
  }
}

export function isOver(state: WriteState): boolean {
  return state === 'sent' || state === 'cancelled'
}

/** Whether it still goes to AWS by itself. */
export function isWaiting(state: WriteState): boolean {
  return state === 'queued' || state === 'sending'
}
