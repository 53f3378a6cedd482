import type { RelatedEntityType } from '@aws-sdk/client-partnercentral-selling'
import {
  type Association,
  additionLock,
  associationKinds,
  associationLock,
  associationsOf,
  removalLock,
} from '@/lib/opportunity/associations'
import { stateOf } from '@/lib/opportunity/record-state'
import type { Desk, Written } from '@/lib/queue/desk'
import { type ActionResult, fail, ok } from '@/lib/result'

export interface AssociationEdit {
  id: string
  type: RelatedEntityType
  entity: string
}

function refused(message: string): ActionResult<never> {
  return fail({ kind: 'fields', message, fields: [] })
}

function isSame(a: Association, b: Association): boolean {
  return a.type === b.type && a.entity === b.entity
}

/** @returns The record with the link, or why it may not have it; linking twice is no mistake. */
export async function addAssociation(
  desk: Pick<Desk, 'shown' | 'write'>,
  { id, type, entity }: AssociationEdit,
): Promise<ActionResult<Written>> {
  const current = await desk.shown(id)
  const present = associationsOf(current)
  if (present.some((other) => isSame(other, { type, entity }))) return ok({ opportunity: current })
  const kind = associationKinds.find((one) => one.type === type)
  const lock = associationLock(stateOf(current), type) ?? (kind && additionLock(present, kind))
  if (lock) return refused(lock)
  return ok(await desk.write(id, { kind: 'associate', type, entity }))
}

/** @returns The record without the link, or why it must keep it; one that is gone already is no mistake. */
export async function removeAssociation(
  desk: Pick<Desk, 'shown' | 'write'>,
  { id, type, entity }: AssociationEdit,
): Promise<ActionResult<Written>> {
  const current = await desk.shown(id)
  const present = associationsOf(current)
  const association = present.find((other) => isSame(other, { type, entity }))
  if (!association) return ok({ opportunity: current })
  const lock = removalLock(stateOf(current), present, association)
  if (lock) return refused(lock)
  return ok(await desk.write(id, { kind: 'disassociate', type, entity }))
}
