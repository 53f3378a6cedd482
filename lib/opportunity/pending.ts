import type { Opportunity } from './opportunity'

/**
 * Where a seller's change stands while AWS does not have it: waiting, on the wire, refused, changed at AWS too, or kept
 * until AWS unlocks the record.
 */
export const pendingStates = ['queued', 'sending', 'refused', 'conflict', 'held'] as const
export type PendingState = (typeof pendingStates)[number]

/** What a field is to read. Lists of objects are one field, or are named item by item (`Customer.Contacts.0.Email`). */
export interface PendingChange {
  path: string
  value: unknown
}

/** All that one record waits for. */
export interface PendingEdit {
  state: PendingState
  changes: readonly PendingChange[]
}

/** Only AWS decides these, so nothing that waits can have changed them. */
const decidedByAws = [
  'Arn',
  'Catalog',
  'CreatedDate',
  'Id',
  'LastModifiedDate',
  'LifeCycle.NextStepsHistory',
  'LifeCycle.ReviewComments',
  'LifeCycle.ReviewStatus',
  'LifeCycle.ReviewStatusReason',
]

function isDecidedByAws(path: string): boolean {
  return decidedByAws.some((own) => own === path || own.startsWith(`${path}.`) || path.startsWith(`${own}.`))
}

type Members = Record<string, unknown>

/** A list takes a change to one of its items or one more at its end; any other position has nothing to belong to. */
function inList(list: readonly unknown[], at: number, rest: string[], value: unknown): unknown[] {
  if (at > list.length) return [...list]
  const changed = laid(list[at], rest, value)
  return at === list.length ? [...list, changed] : list.map((item, i) => (i === at ? changed : item))
}

function laid(whole: unknown, [step, ...rest]: string[], value: unknown): unknown {
  if (step === undefined) return value
  if (/^\d+$/.test(step)) return inList(Array.isArray(whole) ? whole : [], Number(step), rest, value)
  const members: Members =
    typeof whole === 'object' && whole !== null && !Array.isArray(whole) ? (whole as Members) : {}
  return { ...members, [step]: laid(members[step], rest, value) }
}

/** Whether the change is still expected to arrive, so that screens show it as made. */
export function isUnderWay(state: PendingState): boolean {
  return state === 'queued' || state === 'sending'
}

/**
 * The record as it will read once AWS has the changes that are under way. One that was refused, collides or is held
 * leaves the record as AWS has it, and so does a path that only AWS decides.
 */
export function withPending(record: Opportunity, { state, changes }: PendingEdit): Opportunity {
  if (!isUnderWay(state)) return record
  return changes
    .filter(({ path }) => !isDecidedByAws(path))
    .reduce<unknown>((whole, { path, value }) => laid(whole, path.split('.'), value), record) as Opportunity
}
