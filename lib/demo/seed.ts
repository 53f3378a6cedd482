import { existsSync, renameSync, rmSync } from 'node:fs'
import { sql } from 'kysely'
import { type Emulator, openEmulator } from '@/lib/emulator/emulator'
import type { ReviewPace } from '@/lib/emulator/review/reviewer'
import { createPartnerCentral } from '@/lib/partner-central/create-partner-central'
import type { Endpoint } from '@/lib/partner-central/endpoint'
import { openSqlite } from '@/lib/sql/sqlite'
import { dealNumber } from './deal'
import { playPast, type Witness } from './past'
import { type DemoServices, playDeal } from './play-deal'
import { type Progress, progressReporter } from './progress'
import { referralsAt } from './referrals'

export interface SeedOptions {
  /** The embedded service's database. It must not exist yet: demo data never mixes with a seller's own. */
  file: string
  credentials: { accessKeyId: string; secretAccessKey: string }
  /** How many deals to make; the default is what a team of seven has. */
  opportunities?: number
  /** The pace at which the service will review from now on: the last few deals are handed to it. */
  review?: ReviewPace | 'off'
  /** The moment the demo starts. */
  now?: Date
  /** Another number, other deals. */
  seed?: number
  /**
   * Sees the past happen. All deals are then played side by side and held in memory; without one they are made one after
   * the other, as many as there may be.
   */
  witness?: Witness
  /** Called about once a second. */
  onProgress?: (progress: Progress) => void
}

export interface SeedOutcome {
  opportunities: number
  seconds: number
}

export class NotEmptyError extends Error {
  constructor(readonly file: string) {
    super(`${file} exists already: demo data is only made for a service that has none.`)
    this.name = 'NotEmptyError'
  }
}

export const usualNumber = 250
const usualSeed = 2

/**
 * The pace of AWS while the past is played: one to three days are usual. Deals submitted within the last hours are then
 * still waiting at `now`, those of the last two days are in review, and they stay so for days.
 */
const pastReview: ReviewPace = { pickUpSeconds: 12 * 3600, decideSeconds: 6 * 24 * 3600 }

/**
 * Makes the demo's opportunities in a new embedded service, by the API's own operations, signed, under a clock that walks
 * each deal through its past. The same `opportunities`, `seed` and `now` make the same records, as long as no witness acts.
 *
 * The database is made beside its place and copied there when it is whole, so a run that is killed leaves nothing.
 * @throws NotEmptyError when `file` exists; PartnerCentralError when the service refuses a step, which is a bug of ours.
 */
export async function seedDemo(options: SeedOptions): Promise<SeedOutcome> {
  if (existsSync(options.file)) throw new NotEmptyError(options.file)
  const working = `${options.file}.working`
  const whole = `${options.file}.whole`
  removeDatabase(working, whole)
  const began = performance.now()
  try {
    const opportunities = await fill(working, options)
    await copyWhole(working, whole)
    renameSync(whole, options.file)
    return { opportunities, seconds: (performance.now() - began) / 1000 }
  } finally {
    removeDatabase(working, whole)
  }
}

function removeDatabase(...files: string[]): void {
  for (const file of files)
    for (const suffix of ['', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true })
}

/**
 * Copies what was made into a file that nobody has open yet. Moving the working file itself would not do: libsql's `close`
 * leaves it open until its statements are collected, and SQLite shares the lock state of all handles of one file in a
 * process, so the server's own handle would work with the write-ahead index of the name it was moved from.
 */
async function copyWhole(from: string, to: string): Promise<void> {
  const database = openSqlite(from)
  await sql`vacuum into ${to}`.execute(database)
  await database.destroy()
}

async function fill(file: string, options: SeedOptions): Promise<number> {
  const { opportunities: count = usualNumber, now = new Date(), seed = usualSeed } = options
  let time = now
  const clock = () => time
  const common = {
    file,
    credentials: options.credentials,
    quota: 'off',
    clock,
    seed,
    durable: false,
  } as const
  const past = await openEmulator({ ...common, review: pastReview })
  const present = await openEmulator({ ...common, review: options.review ?? 'off' })
  const services: DemoServices = {
    past: clientOf(past, options),
    present: clientOf(present, options),
    referrals: referralsAt('Sandbox', endpointOf(past, options)),
    setTime: (instant: Date) => {
      time = instant
    },
  }
  try {
    const { solutions } = await services.past.listSolutions({ statuses: ['Active'], maxResults: 100 })
    const progress = progressReporter(count, options.onProgress ?? (() => {}))
    const { witness } = options
    if (witness) {
      const onStep = (done: number, total: number) => progress.tick(Math.floor((done / total) * count))
      const { identity } = past
      await playPast(solutions, services, { count, now, seed, identity, onStep }, witness)
    } else {
      for (let number = 0; number < count; number++) {
        await playDeal(dealNumber(number, { count, now, seed }), solutions, services)
        progress.tick(number + 1)
      }
    }
    services.setTime(now)
    // Reviews move on when somebody looks: this look is what takes the last submissions to where they stand at `now`.
    await services.past.listOpportunities({ maxResults: 1 })
  } finally {
    await present.close()
    await past.close()
  }
  return count
}

function endpointOf(emulator: Emulator, { credentials }: SeedOptions): Endpoint {
  return { to: 'handler', fetch: emulator.fetch, credentials }
}

function clientOf(emulator: Emulator, options: SeedOptions) {
  return createPartnerCentral({ catalog: 'Sandbox', endpoint: endpointOf(emulator, options) })
}
