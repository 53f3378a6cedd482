import type { AwsComparison } from '@/lib/opportunity/aws-comparison'
import type { AwsOpportunitySummary } from '@/lib/opportunity/aws-summary'
import type { OpportunityCard } from '@/lib/opportunity/card'
import type { RecordState } from '@/lib/opportunity/editability'
import type { Author, FieldChange } from '@/lib/opportunity/history'
import type { PlainDate } from '@/lib/opportunity/plain-date'
import type { AgendaReason } from '@/lib/pipeline/agenda'

/** What became of one field since the last meeting, by everybody who had a part in it. */
export interface ChangeSince extends FieldChange {
  who: Author[]
  /** When the last of it happened, RFC 3339. */
  at: string
}

/** One deal as a meeting looks at it, from our own copy: nothing here waits for AWS. */
export interface MeetingDeal {
  /** With what is on its way to AWS. */
  card: OpportunityCard
  /** What decides which fields are open. */
  state: RecordState
  /** The UTC day this was read on. */
  today: PlainDate
  nextStep?: string
  /** Newest first, the present one included. */
  nextSteps: { text: string; at: string }[]
  closedLostReason?: string
  /** What AWS asks for, while it waits for an answer. */
  reviewComments?: string
  reviewReason?: string
  /** The latest first. */
  changes: ChangeSince[]
  /** Made since the last meeting. */
  isNew?: true
  /** When Tandem first saw the deal, if that was after the last meeting: nothing is known of the time before. */
  knownSince?: string
  /** What it still lacks, the most urgent first. */
  risks: AgendaReason[]
  /** AWS's side as it was last read. */
  aws?: { readAt: string; summary: AwsOpportunitySummary; rows: AwsComparison[] }
}
