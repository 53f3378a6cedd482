import * as z from 'zod'

/**
 * A submission on its way: what StartEngagementFromOpportunityTask answers and its list shows later. Incomplete data is
 * not an error of the call but a `FAILED` task with the problems in `Message`.
 */
export const SubmissionTask = z.looseObject({
  TaskId: z.string().nullish(),
  TaskArn: z.string().nullish(),
  StartTime: z.string().nullish(),
  TaskStatus: z.enum(['IN_PROGRESS', 'COMPLETE', 'FAILED']).nullish(),
  Message: z.string().nullish(),
  ReasonCode: z.string().nullish(),
  OpportunityId: z.string().nullish(),
  EngagementId: z.string().nullish(),
  EngagementInvitationId: z.string().nullish(),
  ResourceSnapshotJobId: z.string().nullish(),
})
export type SubmissionTask = z.infer<typeof SubmissionTask>
