import 'server-only'
import type { Kysely } from 'kysely'
import { DEMO_ACCOUNTS, openUsers, seedDemoUsers, type User } from '@/lib/auth/users'
import { atWork, daysBefore } from '@/lib/demo/calendar'
import type { Moment, Version, Witness } from '@/lib/demo/past'
import { randomFor } from '@/lib/demo/random'
import type { Env } from '@/lib/env'
import type { Person } from '@/lib/meeting/meeting'
import { openMirror, type SyncedMirror } from '@/lib/mirror/open-mirror'
import { embeddedSource, type SourceUse } from '@/lib/mirror/source'
import type { SeenVersion } from '@/lib/mirror/sync-ledger'
import { openDatabase } from '@/lib/sql/open-database'
import { holdDemoMeeting } from './demo-meeting'
import { migrateDatabase } from './migrate-database'

/** Tandem as it would have been, had it been there while the demo's deals were made. */
export interface DemoPast {
  witness: Witness
  /** Has what was seen on disk, and lets go of the database. */
  close(): Promise<void>
}

/** Held in memory between two writes. */
const versionsAtOnce = 250

/** How many days before today the demo's team met. */
const meetingDays = [15, 8]

interface Notes {
  see(version: Version): Promise<void>
  write(): Promise<void>
}

/** Colleagues without an account are told apart by their email. */
function notes(mirror: SyncedMirror, catalog: Env['catalog'], users: readonly User[]): Notes {
  const ids = new Map(users.map(({ email, id }) => [email, id]))
  let seen: SeenVersion[] = []
  const write = async () => {
    await mirror.ledger.storeVersions(catalog, seen)
    seen = []
  }
  return {
    write,
    async see({ at, opportunity, by }) {
      const userId = by && (ids.get(by.Email) ?? by.Email)
      const writer = by && userId && { userId, name: `${by.FirstName} ${by.LastName}` }
      seen.push({ at, opportunity, ...(writer && { by: writer }) })
      if (seen.length >= versionsAtOnce) await write()
    },
  }
}

/** Those who can sign in, as they come to a meeting: managers first, since they lead it. */
function peopleOf(users: readonly User[], catalog: Env['catalog']): Person[] {
  const accounts = DEMO_ACCOUNTS.flatMap(({ email }) => users.find((user) => user.email === email) ?? [])
  return accounts
    .map(({ id, email, name, role }) => ({ userId: id, email, name, role, catalog }))
    .sort((a, b) => Number(b.role === 'manager') - Number(a.role === 'manager'))
}

function meetingDay(now: Date, days: number): Date {
  const day = daysBefore(now, days)
  const workday = atWork(day, randomFor('meeting', days), day)
  workday.setUTCHours(8, 0, 0, 0)
  return workday
}

function momentsOf(
  database: Kysely<unknown>,
  {
    mirror,
    people,
    now,
    write,
  }: { mirror: SyncedMirror; people: Person[]; now: Date; write(): Promise<void> },
): Witness['moments'] {
  if (people[0]?.role !== 'manager') return []
  return meetingDays.map((days) => ({
    at: meetingDay(now, days),
    async hold(moment: Moment) {
      await write()
      await holdDemoMeeting(database, { mirror, people, moment })
    },
  }))
}

/**
 * Opens Tandem's database for the making of demo data: what it had of the catalog is forgotten, and from the first day on
 * it sees every deal change, and its team meet.
 * @param now The moment the demo starts.
 */
export async function openDemoPast(settings: Env, now: Date): Promise<DemoPast> {
  const { catalog } = settings
  const database = openDatabase(settings.database)
  await migrateDatabase(database)
  const accounts = await openUsers(database, { demo: settings.demo })
  if (settings.demo) await seedDemoUsers(accounts)
  const users = settings.demo ? await accounts.list() : []
  let time = now
  const mirror = await openMirror(database, { clock: () => time })
  let source: SourceUse | undefined
  const { see, write } = notes(mirror, catalog, users)
  const people = peopleOf(users, catalog)
  const moments = momentsOf(database, { mirror, people, now, write }).map(({ at, hold }) => ({
    at,
    hold: (moment: Moment) =>
      hold({
        ...moment,
        setTime(instant) {
          time = instant
          moment.setTime(instant)
        },
      }),
  }))
  return {
    witness: {
      async begin(at, identity) {
        time = at
        source = await mirror.ledger.readFrom(catalog, embeddedSource(identity))
        await mirror.ledger.forget(catalog)
        // The team knew all of its deals from the first day on: there were none.
        await mirror.ledger.finish(catalog, { at: at.toISOString(), full: true })
      },
      see,
      moments,
    },
    async close() {
      await write()
      await source?.release()
      await database.destroy()
    },
  }
}
