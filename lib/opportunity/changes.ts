import type { Opportunity } from './opportunity'

export { valueAt } from '@/lib/form/paths'

/** Part of a record, nested as the record is. A member it does not name stays as it is; `''`, `[]` and null clear. */
export type RecordEdit = { readonly [member: string]: unknown }

type Members = Record<string, unknown>

/** What tells two items of a list apart, by list path; an item keeps its unknown members while this stays the same. */
const identityOf: Record<string, readonly string[]> = {
  'Customer.Contacts': ['Email'],
  'Project.ExpectedCustomerSpend': ['TargetCompany', 'Frequency'],
}

export function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** AWS may send a null, an empty string, an empty list or nothing for the same thing: no value here. */
export function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true
  if (Array.isArray(value)) return value.every(isEmpty)
  return isMembers(value) && Object.values(value).every(isEmpty)
}

/** Whether two values say the same, every kind of emptiness being equal. */
export function isSame(a: unknown, b: unknown): boolean {
  return changedPaths({ value: a }, { value: b }).length === 0
}

/** A list whose items are objects has fields inside; a list of texts (`Project.DeliveryModels`) is one field. */
export function isItemList(value: unknown): value is Members[] {
  return Array.isArray(value) && value.some(isMembers)
}

function join(path: string, step: string | number): string {
  return path === '' ? String(step) : `${path}.${step}`
}

/** The steps below two values of one kind, or undefined when they are plain values or of different kinds. */
function stepsBelow(before: unknown, after: unknown): (string | number)[] | undefined {
  const filled = [before, after].filter((side) => !isEmpty(side))
  if (filled.length === 0) return undefined
  if (filled.every(isItemList)) {
    const length = Math.max(...filled.map((side) => side.length))
    return Array.from({ length }, (_, position) => position)
  }
  if (!filled.every(isMembers)) return undefined
  return [...new Set(filled.flatMap((side) => Object.keys(side)))]
}

function isSameLeaf(before: unknown, after: unknown): boolean {
  if (isEmpty(before) && isEmpty(after)) return true
  if (!Array.isArray(before) || !Array.isArray(after)) return before === after
  return before.length === after.length && before.every((item, i) => isSame(item, after[i]))
}

function child(value: unknown, step: string | number): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, step)
    ? (value as Members)[step]
    : undefined
}

function collect(before: unknown, after: unknown, path: string, found: string[]): string[] {
  const steps = stepsBelow(before, after)
  if (steps === undefined) {
    if (!isSameLeaf(before, after)) found.push(path)
    return found
  }
  for (const step of steps) collect(child(before, step), child(after, step), join(path, step), found)
  return found
}

/**
 * The fields that differ, as dotted paths: `['Project.Title', 'Customer.Contacts.1.Email']`. Null, `''`, `[]` and a
 * missing member count as the same emptiness. Lists of objects are compared by position, lists of texts as a whole.
 */
export function changedPaths(before: unknown, after: unknown): string[] {
  return collect(before, after, '', [])
}

/** The field a form shows for `path`: the list itself for anything inside a list (`Customer.Contacts.1.Email`). */
export function fieldOf(path: string): string {
  return path.replace(/\.\d+(?=\.|$).*$/, '')
}

/** The changed fields that `editable` keeps closed, a list named once however many of its items differ. */
export function lockedChanges(
  before: unknown,
  after: unknown,
  editable: (path: string) => boolean,
): string[] {
  const locked = changedPaths(before, after).filter((path) => !editable(path))
  return [...new Set(locked.map(fieldOf))]
}

function namesEqual(item: Members, edit: Members): boolean {
  return Object.keys(edit).every((member) => isSame(item[member], edit[member]))
}

/** Whether both items are the same thing at AWS, though members may have been edited. */
export function isSameItem(path: string, a: unknown, b: unknown): boolean {
  const identity = identityOf[path]
  if (!identity || !isMembers(a) || !isMembers(b)) return false
  return !isEmpty(a[identity[0] as string]) && identity.every((member) => isSame(a[member], b[member]))
}

/**
 * Pairs each edited item with the stored one it came from: first the untouched, then those with the same identity,
 * then by position when nothing was added or removed. A stored item is used once.
 */
function originals(path: string, stored: Members[], edited: Members[]): (Members | undefined)[] {
  const free = new Set(stored.keys())
  const found = new Array<Members | undefined>(edited.length).fill(undefined)
  const pair = (matches: (item: Members, edit: Members, i: number, j: number) => boolean) => {
    for (const [j, edit] of edited.entries()) {
      if (found[j] !== undefined) continue
      const i = [...free].find((at) => matches(stored[at] as Members, edit, at, j))
      if (i === undefined) continue
      free.delete(i)
      found[j] = stored[i]
    }
  }
  pair((item, edit) => namesEqual(item, edit))
  pair((item, edit) => isSameItem(path, item, edit))
  if (stored.length === edited.length) pair((_item, _edit, i, j) => i === j)
  return found
}

function laidOver(stored: unknown, edit: unknown, path: string): unknown {
  if (isSame(stored, edit)) return stored
  if (isItemList(edit)) {
    const from = originals(path, isItemList(stored) ? stored : [], edit)
    return edit
      .map((item, i) => laidOver(from[i] ?? {}, item, `${path}.${i}`))
      .filter((item) => !isEmpty(item))
  }
  if (isMembers(edit)) return membersLaidOver(isMembers(stored) ? stored : {}, edit, path)
  return isEmpty(edit) ? null : edit
}

function membersLaidOver(stored: Members, edit: RecordEdit, path: string): Members | null {
  const named = Object.entries(edit).filter(([, value]) => value !== undefined)
  const laid = named.map(([member, value]) => [member, laidOver(stored[member], value, join(path, member))])
  const changed = Object.fromEntries(laid.filter(([member, value]) => value !== stored[member as string]))
  const whole = { ...stored, ...changed }
  // An object left without values is cleared itself: AWS refuses `{}` where it expects members.
  return path !== '' && isEmpty(whole) ? null : whole
}

/**
 * The whole record with `edit` laid over it, ready for UpdateOpportunity, which replaces everything. Members the edit
 * does not name stay, also inside list items and also those we do not know. What the edit clears becomes null, not
 * missing: AWS keeps an omitted `Project.ExpectedContractDuration` and clears it only on null.
 */
export function withChanges(current: Opportunity, edit: RecordEdit): Opportunity {
  return membersLaidOver(current, edit, '') as Opportunity
}
