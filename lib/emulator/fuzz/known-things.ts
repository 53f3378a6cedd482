import type { Owner } from '../access/caller'
import type { ServiceEvent } from '../events/service-event'
import { Edit, type Named, NextPage, Reference } from './reference'

interface Thing extends Owner {
  id: string
  arn: string
}

interface Page extends Owner {
  operation: string
  /** The request that got the token, and the token in it. */
  body: Record<string, unknown>
}

/** Enough to choose from, little to keep. */
const mostOfKind = 200

/** A well-formed id and ARN of each kind that belong to nobody. */
const strangers: Record<Named, { id: string; arn: string }> = {
  opportunity: stranger('opportunity', 'O9999999999', '111122223333'),
  solution: stranger('solution', 'S-9999999999', '111122223333'),
  engagement: stranger('engagement', 'eng-zzzzzzzzzzzzzz', ''),
  'engagement-invitation': stranger('engagement-invitation', 'engi-zzzzzzzzzzzzz', ''),
  task: stranger('engagement-from-opportunity-task', 'task-zzzzzzzzzzzzz', ''),
  'prospecting-task': stranger('prospecting-from-engagement-task', 'task-zzzzzzzzzzzzzz', ''),
  'resource-snapshot-job': stranger('resource-snapshot-job', 'job-zzzzzzzzzzzzz', '111122223333'),
}

function stranger(kind: string, id: string, account: string) {
  return { id, arn: `arn:aws:partnercentral:us-east-1:${account}:catalog/Sandbox/${kind}/${id}` }
}

const idPatterns: readonly [Named, RegExp][] = [
  ['opportunity', /^O[0-9]{1,19}$/],
  ['solution', /^S-[0-9]{1,19}$/],
  ['engagement', /^eng-[0-9a-z]{14}$/],
  ['engagement-invitation', /^engi-[0-9a-z]{13}$/],
  ['task', /^task-[0-9a-z]{13}$/],
  ['prospecting-task', /^task-[0-9a-z]{14}$/],
  ['resource-snapshot-job', /^job-[0-9a-z]{13}$/],
]

/** The service's file, for what a client would read before it writes. */
export interface Truth {
  /** The version that an update of the thing must carry. */
  versionOf(id: string): string | undefined
  /** An opportunity as Get answers it. */
  documentOf(id: string): Record<string, unknown> | undefined
}

/** What the answers so far have told, by whom it was told to. Remembers a bounded part of it. */
export class KnownThings {
  readonly #things = new Map<Named, Ring<Thing>>()
  readonly #pages = new Ring<Page>()
  /** Engagement → the opportunity in it. */
  readonly #shared = new Map<string, string>()
  readonly #truth: Truth

  constructor(truth: Truth) {
    this.#truth = truth
  }

  /** Remembers what a successful answer names. */
  note(owner: Owner, operation: string, input: Record<string, unknown>, output: unknown): void {
    if (!isRecord(output)) return
    this.#noteThings(owner, output)
    for (const part of Object.values(output)) {
      if (Array.isArray(part)) for (const item of part.slice(0, 5)) this.#noteThings(owner, item)
    }
    if (typeof output.NextToken === 'string') {
      const body = { ...input, NextToken: output.NextToken }
      this.#pages.add({ ...owner, operation, body })
    }
  }

  /** Remembers what an event tells its account about, such as invitations that came in. */
  noteEvent({ to, detail }: ServiceEvent): void {
    for (const part of Object.values(detail)) this.#noteThings(to, part)
  }

  /** Puts what is known in the place of references, all through a generated body. */
  resolve(owner: Owner, operation: string, body: unknown): unknown {
    if (body instanceof NextPage) {
      return this.#page(operation, body) ?? this.resolve(owner, operation, body.otherwise)
    }
    if (body instanceof Edit) return this.#edited(owner, body)
    const resolved = this.#resolved(owner, body)
    if (!isRecord(resolved)) return resolved
    const about = resolved.Identifier ?? resolved.EngagementIdentifier
    for (const [name, value] of Object.entries(resolved)) {
      if (value instanceof Reference) resolved[name] = this.#version(idIn(about), value)
    }
    const shared = this.#shared.get(idIn(resolved.EngagementIdentifier))
    const named = (body as Record<string, unknown>).ResourceIdentifier
    if (shared && named instanceof Reference) resolved.ResourceIdentifier = shared
    return resolved
  }

  #resolved(owner: Owner, value: unknown): unknown {
    if (value instanceof Reference) return this.#meant(owner, value)
    if (Array.isArray(value)) return value.map((item) => this.#resolved(owner, item))
    if (!isRecord(value)) return value
    const entries = Object.entries(value).filter(([, part]) => part !== undefined)
    return Object.fromEntries(entries.map(([name, part]) => [name, this.#resolved(owner, part)]))
  }

  /** Versions come last: whose is meant stands elsewhere in the body. */
  #meant(owner: Owner, reference: Reference): unknown {
    const { form, kind, pick } = reference
    if (form === 'version') return reference
    if (form === 'token') return this.#pages.choose(pick)?.body.NextToken ?? 'bm90aGluZw.nothing'
    const { id, arn } = this.#thing(owner, kind, pick)
    if (form === 'either') return pick % 2 === 0 ? id : arn
    return form === 'id' ? id : arn
  }

  /** Mostly the caller's own, at times another's or of the other catalog, at times nobody's. */
  #thing(owner: Owner, kind: Named, pick: number): { id: string; arn: string } {
    const isOwn = ({ account, catalog }: Owner) => account === owner.account && catalog === owner.catalog
    const [whose, which] = [pick % 10, Math.floor(pick / 10)]
    if (whose === 9) return strangers[kind]
    const things = this.#things.get(kind)
    return (whose === 8 ? things?.choose(which) : things?.choose(which, isOwn)) ?? strangers[kind]
  }

  /** What Get shows and Update takes, under Update's names. */
  #edited(owner: Owner, { pick, catalog, lifeCycle, rest }: Edit): Record<string, unknown> {
    const { id } = this.#thing(owner, 'opportunity', pick)
    const { Id, Arn, CreatedDate, OpportunityTeam, RelatedEntityIdentifiers, LifeCycle, ...record } =
      this.#truth.documentOf(id) ?? { LastModifiedDate: someInstant }
    return {
      ...record,
      Identifier: id,
      Catalog: catalog,
      ...(this.#resolved(owner, rest) as object),
      LifeCycle: { ...(LifeCycle as object), ...lifeCycle },
    }
  }

  #page(operation: string, { pick }: NextPage): Record<string, unknown> | undefined {
    return this.#pages.choose(pick, (page) => page.operation === operation)?.body
  }

  #noteThings(owner: Owner, part: unknown): void {
    if (!isRecord(part)) return
    const [engagement, opportunity] = [part.EngagementId, part.OpportunityId ?? part.ResourceId]
    if (typeof engagement === 'string' && typeof opportunity === 'string')
      this.#noteShared(engagement, opportunity)
    for (const [name, value] of Object.entries(part)) {
      if (typeof value !== 'string' || !/(^|[a-z])(Id|id|Identifier|identifier)$/.test(name)) continue
      const kind = idPatterns.find(([, pattern]) => pattern.test(value))?.[0]
      if (!kind) continue
      const arn = [part.Arn, part.TaskArn].find((text) => typeof text === 'string' && text.endsWith(value))
      const things = this.#things.get(kind) ?? new Ring<Thing>()
      this.#things.set(kind, things)
      if (things.items.some((thing) => thing.id === value && thing.account === owner.account)) continue
      things.add({ ...owner, id: value, arn: String(arn ?? arnOf(kind, owner, value)) })
    }
  }

  #noteShared(engagement: string, opportunity: string): void {
    this.#shared.set(engagement, opportunity)
    const [oldest] = this.#shared.keys()
    if (this.#shared.size > mostOfKind && oldest !== undefined) this.#shared.delete(oldest)
  }

  /** Now and then one that is out of date. */
  #version(id: string, { pick }: Reference): string {
    return (pick % 8 > 0 && this.#truth.versionOf(id)) || someInstant
  }
}

const someInstant = '2026-03-01T10:15:00.412Z'

function arnOf(kind: Named, { account, catalog }: Owner, id: string): string {
  const ofAccount = kind === 'opportunity' || kind === 'solution' || kind === 'resource-snapshot-job'
  return `arn:aws:partnercentral:us-east-1:${ofAccount ? account : ''}:catalog/${catalog}/${kind}/${id}`
}

/** The id in an id or an ARN. */
function idIn(idOrArn: unknown): string {
  return typeof idOrArn === 'string' ? idOrArn.slice(idOrArn.lastIndexOf('/') + 1) : ''
}

/** A bounded list: the newest item takes the place of the oldest. */
class Ring<Item> {
  readonly items: Item[] = []
  #oldest = 0

  add(item: Item): void {
    if (this.items.length < mostOfKind) this.items.push(item)
    else {
      this.items[this.#oldest] = item
      this.#oldest = (this.#oldest + 1) % mostOfKind
    }
  }

  /** @returns undefined when there is none that fits. */
  choose(pick: number, fits: (item: Item) => boolean = () => true): Item | undefined {
    const fitting = this.items.filter(fits)
    return fitting[pick % (fitting.length || 1)]
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Reference)
}
