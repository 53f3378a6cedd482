import type { ReviewStatus as AwsReviewStatus } from '@aws-sdk/client-partnercentral-selling'

/** The six review statuses, in the order a deal meets them. The zod schema is in `review-schema.ts`. */
export const reviewStatuses = [
  'Pending Submission',
  'Submitted',
  'In review',
  'Action Required',
  'Approved',
  'Rejected',
] as const satisfies readonly AwsReviewStatus[]

export type ReviewStatus = (typeof reviewStatuses)[number]

/** What each status means to a seller, in a sentence. */
export function reviewMeaning(status: ReviewStatus): string {
  switch (status) {
    case 'Pending Submission':
      return 'Not sent to AWS yet. You can change everything.'
    case 'Submitted':
      return 'Sent to AWS and waiting for a reviewer.'
    case 'In review':
      return 'AWS is reviewing this opportunity.'
    case 'Action Required':
      return 'AWS sent this back. Fix what it asks for and send it again.'
    case 'Approved':
      return 'AWS accepted this opportunity and can work on it with you.'
    case 'Rejected':
      return 'AWS declined this opportunity. It can no longer be changed.'
  }
}
