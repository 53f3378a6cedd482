import { activityText } from '@/components/record/activity-words'
import { fieldLabel } from '@/lib/opportunity/field-label'
import type { Batch, BatchProgress } from '@/lib/queue/batches'
import type { FieldEdit, WriteContent } from '@/lib/queue/queued-write'

/** A change of many deals, as screens show how far it is. */
export interface BatchSummary {
  id: string
  /** "Next steps" */
  field: string
  /** What every deal is to say. */
  value: string
  /** What else some of them are to say: a new close date for those that were overdue. */
  also?: string
  /** Whose it is; absent for the reader's own. */
  who?: string
  /** RFC 3339. */
  at: string
  progress: BatchProgress
  total: number
  /** Deals that "Resume" takes up again. */
  resumable: number
  secondsLeft: number
}

function asWritten(date: string): string {
  return date
}

function textOf({ path, mine }: FieldEdit): string {
  return activityText(path, mine, asWritten)
}

function editOf(content: WriteContent): Pick<BatchSummary, 'field' | 'value' | 'also'> {
  const [edit, ...others] = content.kind === 'update' ? content.edits : []
  if (!edit) return { field: 'Changes', value: '' }
  const also = others.map((other) => `${fieldLabel(other.path)} of overdue deals: ${textOf(other)}`)
  return {
    field: fieldLabel(edit.path),
    value: textOf(edit),
    ...(also.length > 0 && { also: also.join(' · ') }),
  }
}

/** @param reader Whose screen it is. */
export function batchSummaries(batches: readonly Batch[], reader: { userId: string }): BatchSummary[] {
  return batches.map(({ id, by, createdAt, content, progress, resumable, secondsLeft }) => ({
    id,
    ...editOf(content),
    ...(by.userId !== reader.userId && { who: by.name }),
    at: createdAt.toISOString(),
    progress,
    total: Object.values(progress).reduce((sum, count) => sum + count, 0),
    resumable,
    secondsLeft,
  }))
}
