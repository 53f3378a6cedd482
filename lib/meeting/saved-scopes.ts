import type { Person } from './meeting'
import { MeetingRefusedError } from './refusal'
import { mayLead, refuseViewers } from './rights'
import { storedScope } from './rows'
import { type NewScope, type SavedScope, type Scope, ScopeName } from './scope'
import type { MeetingDatabase, MeetingTables } from './tables'

type Row = MeetingTables['meeting_scope']

function isTheirs(person: Person, row: Row): boolean {
  return row.by_id === person.userId || (row.is_shared === 1 && person.role === 'manager')
}

function scopeOf(person: Person, row: Row): SavedScope {
  return { ...storedScope(row), isTheirs: mayLead(person) && isTheirs(person, row) }
}

function visible(database: MeetingDatabase, person: Person) {
  return database
    .selectFrom('meeting_scope')
    .selectAll()
    .where('catalog', '=', person.catalog)
    .where((eb) => eb.or([eb('is_shared', '=', 1), eb('by_id', '=', person.userId)]))
}

export async function savedScopes(database: MeetingDatabase, person: Person): Promise<SavedScope[]> {
  const rows = await visible(database, person).orderBy('name').orderBy('id').execute()
  return rows.map((row) => scopeOf(person, row))
}

/** Undefined for one that is gone, or another's private one. */
export async function findScope(
  database: MeetingDatabase,
  person: Person,
  id: string,
): Promise<SavedScope | undefined> {
  const row = await visible(database, person).where('id', '=', id).executeTakeFirst()
  return row && scopeOf(person, row)
}

function unknownScope(): MeetingRefusedError {
  return new MeetingRefusedError('unknown', 'There is no such saved scope, or no longer.')
}

/** The scope as it is saved now, whatever the asker's screen still showed. @throws MeetingRefusedError when it is gone. */
export async function knownScope(database: MeetingDatabase, person: Person, scope: Scope): Promise<Scope> {
  if (scope.savedId === undefined) return scope
  const saved = await findScope(database, person, scope.savedId)
  if (!saved) throw unknownScope()
  return { name: saved.name, filter: saved.filter, savedId: saved.id }
}

export async function createScope(
  database: MeetingDatabase,
  person: Person,
  { id, name, filter, isShared }: NewScope,
): Promise<SavedScope> {
  refuseViewers(person)
  await database
    .insertInto('meeting_scope')
    .values({
      id,
      catalog: person.catalog,
      name,
      filter: JSON.stringify(filter),
      is_shared: isShared ? 1 : 0,
      by_id: person.userId,
      by_name: person.name,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
  const created = await findScope(database, person, id)
  if (!created) throw unknownScope()
  return created
}

/** @throws MeetingRefusedError unless it is there and theirs. */
async function ownScope(database: MeetingDatabase, person: Person, id: string): Promise<SavedScope> {
  refuseViewers(person)
  const scope = await findScope(database, person, id)
  if (!scope) throw unknownScope()
  if (!scope.isTheirs) throw new MeetingRefusedError('role', `This scope is ${scope.by.name}’s to change.`)
  return scope
}

export async function renameScope(
  database: MeetingDatabase,
  person: Person,
  id: string,
  name: string,
): Promise<SavedScope> {
  const scope = await ownScope(database, person, id)
  const renamed = ScopeName.parse(name)
  await database.updateTable('meeting_scope').set({ name: renamed }).where('id', '=', id).execute()
  return { ...scope, name: renamed }
}

export async function deleteScope(database: MeetingDatabase, person: Person, id: string): Promise<void> {
  await ownScope(database, person, id)
  await database.deleteFrom('meeting_scope').where('id', '=', id).execute()
}
