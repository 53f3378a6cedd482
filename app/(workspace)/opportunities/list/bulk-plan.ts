import { createHash } from 'node:crypto'
import type { Mirror } from '@/lib/mirror/mirror'
import { type BulkChange, type BulkField, bulkPaths, type LockedDeal } from '@/lib/opportunity/bulk-change'
import { valueAt } from '@/lib/opportunity/changes'
import type { Catalog, Opportunity } from '@/lib/opportunity/opportunity'
import { withPending } from '@/lib/opportunity/pending'
import { type PlainDate, plainDateOf } from '@/lib/opportunity/plain-date'
import { isClosed } from '@/lib/opportunity/stage'
import { closedReason, openIn } from '@/lib/partner-central/closed-fields'
import type { NewWrite } from '@/lib/queue/enqueue'
import type { Author, FieldEdit } from '@/lib/queue/queued-write'

/** What stands in the field now, null for nothing: AWS's side of a conflict is told from it. */
interface OpenDeal {
  id: string
  was: unknown
}

export interface BulkPlan {
  open: OpenDeal[]
  locked: LockedDeal[]
}

/** So many at a time: a thousand questions at once would leave no connection to anybody else. */
const readAtOnce = 25

async function recordsOf(mirror: Mirror, catalog: Catalog, ids: readonly string[]) {
  const records = new Map<string, Opportunity | undefined>()
  for (let i = 0; i < ids.length; i += readAtOnce) {
    const some = ids.slice(i, i + readAtOnce)
    const found = await Promise.all(some.map((id) => mirror.opportunity(catalog, id)))
    for (const [at, id] of some.entries()) {
      const copy = found[at]
      records.set(id, copy?.pending ? withPending(copy.opportunity, copy.pending) : copy?.opportunity)
    }
  }
  return records
}

/** Any change of a deal that AWS sent back is the answer to AWS, which is nothing to be said of many at once. */
const awaitsAnswer = 'AWS waits for your answer. Change it there, with what AWS asks for.'

/** AWS judges the whole record again: an open deal's next step goes nowhere while its close date is past. */
const isOverdue = 'Its close date has passed. AWS takes other changes only with a new one.'

function hasPassed({ LifeCycle }: Opportunity, today: PlainDate): boolean {
  const { Stage, TargetCloseDate } = LifeCycle ?? {}
  if (!TargetCloseDate || !Stage) return false
  return TargetCloseDate <= today && !isClosed(Stage)
}

function lockOf(record: Opportunity | undefined, field: BulkField, today: PlainDate): string | undefined {
  if (!record) return 'Tandem does not know this deal any more.'
  if (record.LifeCycle?.ReviewStatus === 'Action Required') return awaitsAnswer
  if (!openIn(record)(bulkPaths[field])) return closedReason(record)
  return field !== 'closeDate' && hasPassed(record, today) ? isOverdue : undefined
}

/** Which of the deals take a change of the field, as the mirror has them and with what is on its way as made. */
export async function planBulk(
  { mirror, catalog }: { mirror: Mirror; catalog: Catalog },
  ids: readonly string[],
  field: BulkField,
  today = plainDateOf(new Date()),
): Promise<BulkPlan> {
  const plan: BulkPlan = { open: [], locked: [] }
  for (const [id, record] of await recordsOf(mirror, catalog, [...new Set(ids)])) {
    const reason = lockOf(record, field, today)
    const company = record?.Customer?.Account?.CompanyName || id
    if (reason) plan.locked.push({ id, company, reason })
    else plan.open.push({ id, was: valueAt(record, bulkPaths[field]) ?? null })
  }
  return plan
}

/** The same for the same change of the same deal, so that an order that comes twice is one. */
function writeIdOf(batchId: string, recordId: string): string {
  const hex = createHash('sha256').update(`${batchId} ${recordId}`).digest('hex')
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`]
  return [...parts, hex.slice(20, 32)].join('-')
}

export interface BulkOrder {
  batchId: string
  catalog: Catalog
  by: Author
  change: BulkChange
}

/** The writes of a plan. A deal that says so already needs none. */
export function writesOf({ open }: BulkPlan, { batchId, catalog, by, change }: BulkOrder): NewWrite[] {
  return open
    .filter(({ was }) => was !== change.value)
    .map(({ id, was }) => {
      const edit: FieldEdit = { path: bulkPaths[change.field], was, mine: change.value }
      return {
        id: writeIdOf(batchId, id),
        catalog,
        recordId: id,
        by,
        priority: 'bulk',
        batchId,
        content: { kind: 'update', edits: [edit] },
      }
    })
}
