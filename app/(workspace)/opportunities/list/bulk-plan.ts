import type { Mirror } from '@/lib/mirror/mirror'
import { type BulkChange, type BulkField, bulkPaths, type LockedDeal } from '@/lib/opportunity/bulk-change'
import { valueAt } from '@/lib/opportunity/changes'
import type { Catalog, Opportunity } from '@/lib/opportunity/opportunity'
import { needsNewCloseDate, overdueReason } from '@/lib/opportunity/overdue-rule'
import { withPending } from '@/lib/opportunity/pending'
import { type PlainDate, plainDateOf } from '@/lib/opportunity/plain-date'
import { stateOf } from '@/lib/opportunity/record-state'
import { closedReason, openIn } from '@/lib/partner-central/closed-fields'
import type { BatchOrder } from '@/lib/queue/enqueue'
import type { Author, FieldEdit } from '@/lib/queue/queued-write'

/** What stands in the field now, null for nothing: AWS's side of a conflict is told from it. */
interface OpenDeal {
  id: string
  was: unknown
}

/** Takes the change only together with a new close date, `closeDate` being the one that has passed. */
interface OverdueDeal extends LockedDeal, OpenDeal {
  closeDate: unknown
}

export interface BulkPlan {
  open: OpenDeal[]
  overdue: OverdueDeal[]
  locked: LockedDeal[]
}

/** So many at a time: a thousand questions at once would leave no connection to anybody else. */
const readAtOnce = 25

async function recordsOf(mirror: Mirror, catalog: Catalog, ids: readonly string[]) {
  const records = new Map<string, { record?: Opportunity | undefined; gone?: true | undefined }>()
  for (let i = 0; i < ids.length; i += readAtOnce) {
    const some = ids.slice(i, i + readAtOnce)
    const found = await Promise.all(some.map((id) => mirror.opportunity(catalog, id)))
    for (const [at, id] of some.entries()) {
      const copy = found[at]
      const record = copy?.pending ? withPending(copy.opportunity, copy.pending) : copy?.opportunity
      records.set(id, { record, gone: copy?.gone })
    }
  }
  return records
}

/** Any change of a deal that AWS sent back is the answer to AWS, which is nothing to be said of many at once. */
const awaitsAnswer = 'AWS waits for your answer. Change it there, with what AWS asks for.'

const isUnknown = 'Tandem does not know this deal any more.'

const isGone = 'AWS no longer returns this deal.'

function lockOf(record: Opportunity, field: BulkField): string | undefined {
  if (record.LifeCycle?.ReviewStatus === 'Action Required') return awaitsAnswer
  return openIn(record)(bulkPaths[field]) ? undefined : closedReason(record)
}

function isOverdue(record: Opportunity, today: PlainDate): boolean {
  return needsNewCloseDate(
    { stage: stateOf(record).stage, closeDate: record.LifeCycle?.TargetCloseDate },
    today,
  )
}

/** Which of the deals take a change of the field, as the mirror has them and with what is on its way as made. */
export async function planBulk(
  { mirror, catalog }: { mirror: Mirror; catalog: Catalog },
  ids: readonly string[],
  field: BulkField,
  today = plainDateOf(new Date()),
): Promise<BulkPlan> {
  const plan: BulkPlan = { open: [], overdue: [], locked: [] }
  for (const [id, { record, gone }] of await recordsOf(mirror, catalog, [...new Set(ids)])) {
    const company = record?.Customer?.Account?.CompanyName || id
    const reason = gone ? isGone : record ? lockOf(record, field) : isUnknown
    const was = valueAt(record, bulkPaths[field]) ?? null
    if (reason !== undefined) plan.locked.push({ id, company, reason })
    else if (record && field !== 'closeDate' && isOverdue(record, today)) {
      const closeDate = valueAt(record, bulkPaths.closeDate)
      plan.overdue.push({ id, company, reason: overdueReason, was, closeDate })
    } else plan.open.push({ id, was })
  }
  return plan
}

export interface BulkOrder {
  catalog: Catalog
  by: Author
  change: BulkChange
}

/** What of the plan stays as it is, and why. */
export function leftOut({ overdue, locked }: BulkPlan, change: BulkChange): LockedDeal[] {
  const late = dateFor(change) === undefined ? overdue : []
  return [...late.map(({ id, company, reason }) => ({ id, company, reason })), ...locked]
}

function dateFor(change: BulkChange): string | undefined {
  return change.field === 'nextSteps' ? change.overdueCloseDate : undefined
}

function editsOf({ open, overdue }: BulkPlan, change: BulkChange): { id: string; edits: FieldEdit[] }[] {
  const { field, value: mine } = change
  const edit = ({ was }: OpenDeal): FieldEdit => ({ path: bulkPaths[field], was, mine })
  const date = dateFor(change)
  // The first of a batch tells what is asked of it, so those of which more is asked go first.
  const late = date === undefined ? [] : overdue
  return [
    ...late.map((deal) => ({
      id: deal.id,
      edits: [edit(deal), { path: bulkPaths.closeDate, was: deal.closeDate, mine: date }],
    })),
    ...open.filter(({ was }) => was !== mine).map((deal) => ({ id: deal.id, edits: [edit(deal)] })),
  ]
}

/** The writes of a plan. A deal that says so already needs none. */
export function writesOf(plan: BulkPlan, { catalog, by, change }: BulkOrder): BatchOrder['writes'] {
  return editsOf(plan, change).map(({ id, edits }) => ({
    ...{ catalog, recordId: id, by },
    content: { kind: 'update', edits },
  }))
}
