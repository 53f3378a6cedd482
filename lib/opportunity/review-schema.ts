import * as z from 'zod'
import { reviewStatuses } from './review'

/** Apart from `review.ts` so that a page which only names statuses does not ship zod. */
export const ReviewStatus = z.enum(reviewStatuses)
export type ReviewStatus = z.infer<typeof ReviewStatus>
