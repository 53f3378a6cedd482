import { pendingWords } from '@/components/ui/pending-mark'
import type { Opportunity } from '@/lib/opportunity/opportunity'
import type { QueuedWrite, WriteState } from '@/lib/queue/queued-write'
import { changeRow } from './change-row'

/** What became of one deal of a batch. */
export interface ReportRow {
  recordId: string
  company: string
  state: WriteState
  /** The state in a seller's words. */
  words: string
  /** Why it did not go through; absent when there is nothing to explain. */
  reason?: string
}

function wordsOf(state: WriteState): string {
  if (state === 'sent') return 'Sent'
  return state === 'cancelled' ? 'Cancelled' : pendingWords[state]
}

/** @param record The deal as AWS has it, as far as we know. */
export function reportRow(write: QueuedWrite, record: Opportunity | undefined): ReportRow {
  const { recordId, company, state, reason } = changeRow(write, record, write.by)
  return { recordId, company, state, words: wordsOf(state), ...(reason !== undefined && { reason }) }
}

/** What asks for a decision on top, what is done at the end. */
const reading: readonly WriteState[] = [
  'refused',
  'conflict',
  'held',
  'sending',
  'queued',
  'cancelled',
  'sent',
]

/** The rows as a seller reads them. Of one state they keep their order. */
export function inReadingOrder(rows: readonly ReportRow[]): ReportRow[] {
  return [...rows].sort((a, b) => reading.indexOf(a.state) - reading.indexOf(b.state))
}

/** A spreadsheet runs what begins like a formula, and companies name themselves. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** The report as RFC 4180 text, with a heading. */
export function reportCsv(rows: readonly ReportRow[]): string {
  const lines = rows.map(({ recordId, company, words, reason = '' }) => [recordId, company, words, reason])
  return [['AWS id', 'Company', 'State', 'Reason'], ...lines]
    .map((line) => `${line.map(cell).join(',')}\r\n`)
    .join('')
}
