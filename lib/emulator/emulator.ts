import { createHash } from 'node:crypto'
import type { Caller } from './access/caller'
import { createVerifier } from './access/verify'
import { type AgendaStep, createAgenda } from './agenda'
import { dealStep, workOnDeal } from './aws-side/develop'
import { createChance } from './chance'
import { createControl } from './control'
import type { ServiceError } from './errors'
import { createAlarm } from './events/alarm'
import { createDelivery, type EventDestination } from './events/delivery'
import { createHerald, type EventListener } from './events/herald'
import type { FaultPlan } from './faults/fault-plan'
import { createFaults, type Faults } from './faults/faults'
import { createStaleViews } from './faults/stale-views'
import { expireInvitation } from './invitations/answers'
import { createPager } from './list/paging'
import { beginProspecting, finishProspecting } from './prospecting/prospecting-steps'
import { respond, type Service } from './protocol'
import { createQuota, unlimited } from './quota'
import { createReviewer, type ReviewPace } from './review/reviewer'
import { openServiceClock } from './service-clock'
import { openStore } from './store/store'
import type { Call, Reply } from './transport/call'
import { fetchThrough } from './transport/web-transport'

export interface EmulatorOptions {
  /** SQLite file, made when missing, or ':memory:'. */
  file: string
  credentials: { accessKeyId: string; secretAccessKey: string }
  /** The 12-digit AWS account the credentials belong to. Default 111122223333. */
  account?: string
  /** The partner's name, as members of an engagement see it. Default Tandem Demo Partner. */
  company?: string
  /** Others who may sign: more keys of this account, or other partners'. */
  callers?: readonly Caller[]
  /** AWS's published request rates, or none. */
  quota: 'aws' | 'off'
  /** The service's time: dates, LastModifiedDate, reviews. Default: the machine's. */
  clock?: () => Date
  /** The time that signatures are judged by. Default: the machine's. */
  signingClock?: () => Date
  /** Pace of the simulated reviewer; 'off' leaves submitted records Submitted. Default: about a minute in all. */
  review?: ReviewPace | 'off'
  /** Makes ids and reviewer choices repeatable, in a file that has no seed yet. Default: another one for every file. */
  seed?: number
  /** Whether CreateOpportunity insists on the members AWS's data model calls mandatory. Default: it does. */
  incompleteCreates?: 'refuse' | 'accept'
  /** What goes wrong on demand, until the operator says otherwise over the wire (`control.ts`). Default: nothing. */
  faults?: FaultPlan
  /** Where to send events, from the outbox in the file: undelivered ones are sent again, a restart in between or not. */
  events?: EventDestination
  /** `false` acknowledges writes before they are on disk: for a file that is thrown away if its making is cut short. */
  durable?: boolean
}

/** The embedded Partner Central: a whole service as a function. */
export interface Emulator {
  /** Tells this service from every other: chosen when its file was made. */
  identity: string
  /** Answers one signed request. Rejects only with ConnectionDropped, a fault on demand: its transport breaks off. */
  fetch(request: Request): Promise<Response>
  /** As `fetch`, for a transport that has the bytes already, or the error it met while it read them. */
  handle(call: Call | ServiceError): Promise<Reply>
  /**
   * Has `listener` told of every event, after the write that caused it is on disk. With a listener, or with `events`, the
   * service takes its own steps when they are due; else when somebody looks.
   * @returns A function that ends this.
   */
  subscribe(listener: EventListener): () => void
  /** What goes wrong on demand, for whoever has the service in process. */
  faults: Faults
  /** Events that have not been delivered stay in the file. */
  close(): Promise<void>
}

const demoPace: ReviewPace = { pickUpSeconds: 20, decideSeconds: 45 }
const machineClock = () => new Date()

/** Opens the service on a file. Every write it answers with success is on disk before the answer, unless told otherwise. */
export async function openEmulator(options: EmulatorOptions): Promise<Emulator> {
  const { file, credentials, account = '111122223333', clock = machineClock } = options
  const { signingClock = machineClock, review = demoPace, incompleteCreates = 'refuse' } = options
  const destination = options.events && checked(options.events)
  const faults = createFaults(options.faults)
  const store = await openStore(file, options.seed?.toString(), { durable: options.durable })
  const serviceClock = await openServiceClock(store, clock)
  const views = createStaleViews(store)
  const delivery = destination && createDelivery({ store, destination })
  const herald = createHerald({
    store,
    hasDestination: delivery !== undefined,
    onWritten() {
      agenda.changed()
      alarm.reset()
      delivery?.wake()
    },
  })
  const chance = createChance(store.seed)
  const reviewer = createReviewer(review, chance)
  const agenda = createAgenda({ store, chance, reviewer, steps: agendaSteps, herald })
  const alarm = createAlarm({
    isWanted: herald.hasAudience,
    next: agenda.next,
    clock: serviceClock.now,
    ring: () => agenda.apply(serviceClock.now()),
  })
  const service: Service = {
    verify: createVerifier(
      [
        { ...credentials, account, company: options.company ?? 'Tandem Demo Partner' },
        ...(options.callers ?? []),
      ],
      signingClock,
    ),
    quota: options.quota === 'aws' ? createQuota() : unlimited,
    store,
    agenda,
    herald,
    control: createControl({
      operatorKeyId: credentials.accessKeyId,
      faults,
      clock: serviceClock,
      async settle() {
        await agenda.apply(serviceClock.now())
        alarm.reset()
      },
    }),
    faults,
    views,
    clock: serviceClock.now,
    signingClock,
    context: {
      chance,
      pager: createPager(pagingSecret(credentials.secretAccessKey)),
      reviewer,
      incompleteCreates,
    },
  }
  const handle = (call: Call | ServiceError) => respond(service, call)
  alarm.reset()
  delivery?.wake()
  return {
    identity: store.identity,
    fetch: fetchThrough(handle),
    handle,
    subscribe(listener) {
      const end = herald.subscribe(listener)
      alarm.reset()
      return end
    },
    faults,
    async close() {
      await alarm.close()
      await delivery?.close()
      await views.close()
      await store.close()
    },
  }
}

/** What the service does by itself, beside reviews. */
const agendaSteps: Record<string, AgendaStep> = {
  'expire invitation': expireInvitation,
  [dealStep]: workOnDeal,
  'begin prospecting': beginProspecting,
  'finish prospecting': finishProspecting,
}

/** @throws TypeError for an address that no event could reach. */
function checked(destination: EventDestination): EventDestination {
  const { protocol, username, password } = new URL(destination.url)
  if (!/^https?:$/.test(protocol)) throw new TypeError('events.url must be an http(s) address')
  if (username || password) throw new TypeError('events.url must not hold a user name; use events.apiKey')
  return destination
}

/** Page tokens must survive a restart, and nobody but the service may make one. */
function pagingSecret(secretAccessKey: string): string {
  return createHash('sha256').update(`paging\n${secretAccessKey}`).digest('base64')
}
