import { changedCall, inputShapeOf, operationNames } from './call'
import { casesOf, type OperationName, type WireCase } from './wire-case'

/** Members that name something, and a name of the right form that nothing has. */
export const strangers: Partial<Record<OperationName, object>> = {
  AcceptEngagementInvitation: { Identifier: 'engi-0000000000000' },
  AssignOpportunity: { Identifier: 'O1' },
  AssociateOpportunity: { OpportunityIdentifier: 'O1' },
  CreateEngagementContext: { EngagementIdentifier: 'eng-00000000000000' },
  CreateEngagementInvitation: { EngagementIdentifier: 'eng-00000000000000' },
  CreateResourceSnapshot: { EngagementIdentifier: 'eng-00000000000000' },
  CreateResourceSnapshotJob: { EngagementIdentifier: 'eng-00000000000000' },
  DeleteResourceSnapshotJob: { ResourceSnapshotJobIdentifier: 'job-0000000000000' },
  DisassociateOpportunity: { OpportunityIdentifier: 'O1' },
  GetAwsOpportunitySummary: { RelatedOpportunityIdentifier: 'O1' },
  GetEngagement: { Identifier: 'eng-00000000000000' },
  GetEngagementInvitation: { Identifier: 'engi-0000000000000' },
  GetOpportunity: { Identifier: 'O1' },
  GetProspectingFromEngagementTask: { TaskIdentifier: 'task-00000000000000' },
  GetResourceSnapshot: { EngagementIdentifier: 'eng-00000000000000' },
  GetResourceSnapshotJob: { ResourceSnapshotJobIdentifier: 'job-0000000000000' },
  ListEngagementMembers: { Identifier: 'eng-00000000000000' },
  ListEngagementResourceAssociations: { EngagementIdentifier: 'eng-00000000000000' },
  ListResourceSnapshots: { EngagementIdentifier: 'eng-00000000000000' },
  ListTagsForResource: {
    ResourceArn: 'arn:aws:partnercentral:us-east-1:111122223333:catalog/Sandbox/opportunity/O1',
  },
  RejectEngagementInvitation: { Identifier: 'engi-0000000000000' },
  StartEngagementByAcceptingInvitationTask: { Identifier: 'engi-0000000000000' },
  StartEngagementFromOpportunityTask: { Identifier: 'O1' },
  StartOpportunityFromEngagementTask: { Identifier: 'eng-00000000000000' },
  StartProspectingFromEngagementTask: { Identifiers: ['eng-00000000000000'] },
  StartResourceSnapshotJob: { ResourceSnapshotJobIdentifier: 'job-0000000000000' },
  StopResourceSnapshotJob: { ResourceSnapshotJobIdentifier: 'job-0000000000000' },
  SubmitOpportunity: { Identifier: 'O1' },
  TagResource: {
    ResourceArn: 'arn:aws:partnercentral:us-east-1:111122223333:catalog/Sandbox/opportunity/O1',
  },
  UntagResource: {
    ResourceArn: 'arn:aws:partnercentral:us-east-1:111122223333:catalog/Sandbox/opportunity/O1',
  },
  UpdateEngagementContext: { EngagementIdentifier: 'eng-00000000000000' },
  UpdateOpportunity: { Identifier: 'O1' },
}

export const strangerCases: readonly WireCase[] = operationNames.flatMap((operation) => {
  const stranger = strangers[operation]
  if (!stranger) return []
  const { refuses } = casesOf(operation)
  const elsewhere = 'Catalog' in inputShapeOf(operation).members
  return [
    refuses('ResourceNotFoundException', 'about something that does not exist', (world) =>
      changedCall(world, operation, stranger),
    ),
    refuses('ResourceNotFoundException', 'about something of another account', (world) =>
      changedCall(world, operation, {}, world.third),
    ),
    ...(elsewhere
      ? [
          refuses('ResourceNotFoundException', 'about something of the other catalog', (world) =>
            changedCall(world, operation, { Catalog: 'AWS' }),
          ),
        ]
      : []),
  ]
})
