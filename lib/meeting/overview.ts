import type { Catalog } from '@/lib/opportunity/opportunity'
import type { PipelineFilter } from '@/lib/opportunity/pipeline-filter'
import type { Agenda } from '@/lib/pipeline/agenda'
import type { Waterfall } from '@/lib/pipeline/waterfall'
import type { Promised } from './promised'

/** A scope's pipeline over a span of time. */
export interface Review {
  waterfall: Waterfall
  /** What there is to talk about. */
  agenda: Agenda
  /** Where that is later than the span began: when Tandem first knew all deals. Nothing is told of the time before. */
  knownSince?: string
  /** Deals made before the span that Tandem first saw in it: they count as unchanged until then. */
  gaps?: number
}

export interface ReviewQuestion {
  catalog: Catalog
  filter: PipelineFilter
  since: Date
  now: Date
}

/** Reads a scope's pipeline: see `readReview`. */
export type ReadReview = (question: ReviewQuestion) => Promise<Review>

/** What a meeting opens with. */
export interface MeetingOverview {
  since: string
  /** The meeting `since` was taken from. */
  previous?: { id: string; name: string; endedAt: string }
  waterfall: Waterfall
  knownSince?: string
  gaps?: number
  /** Absent of a meeting that has ended. */
  agenda?: Agenda
  /** What the previous meeting decided. */
  promises: Promised[]
}
