import type { Person } from './meeting'
import { MeetingRefusedError } from './refusal'

/** Sellers and managers present, put together the agenda and keep scopes; viewers follow. */
export function mayLead({ role }: Pick<Person, 'role'>): boolean {
  return role === 'seller' || role === 'manager'
}

/** @throws MeetingRefusedError */
export function refuseViewers(person: Person): void {
  if (!mayLead(person)) throw new MeetingRefusedError('role', 'Viewers follow a meeting and change nothing.')
}

/** Whether `person` decides on a deal: a manager on every one, a seller on those that are theirs by the owner's email. */
export function mayDecide(
  person: Pick<Person, 'role' | 'email'>,
  deal: { owner?: { email: string } },
): boolean {
  if (person.role === 'manager') return true
  return person.role === 'seller' && deal.owner?.email.toLowerCase() === person.email.toLowerCase()
}
