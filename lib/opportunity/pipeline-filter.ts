import type { ReviewStatus } from './review'

/** Which deals are meant. Parts combine with AND; an absent part, or an empty list, does not filter. */
export interface PipelineFilter {
  /** Looked for, without regard to case, in company, title, partner id and AWS id. */
  text?: string
  /** The owner's email. */
  owner?: string
  /** The owner is one of these, by email: a team. */
  owners?: string[]
  reviewStatus?: ReviewStatus[]
  overdue?: boolean
}
