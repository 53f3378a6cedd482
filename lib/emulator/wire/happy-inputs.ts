import { completeOpportunity } from '../test-emulator'
import {
  Catalog,
  customerProject,
  leadContext,
  leadInvitation,
  makeEngagement,
  makeLead,
  makeOpportunity,
  makeReferral,
  makeSubmission,
  opportunityArnOf,
  snapshotOf,
  unchanged,
} from './states'
import type { InputOf, OperationName } from './wire-case'
import { accounts, type World } from './world'

type Makers = { readonly [Name in OperationName]: (world: World) => Promise<InputOf<Name>> }

const product = { RelatedEntityType: 'AwsProducts', RelatedEntityIdentifier: 'AWSLambda' } as const

/** For each operation, a request of the first partner that is answered, with the state it needs made. */
export const happyInputs: Makers = {
  async AcceptEngagementInvitation(world) {
    const { id } = await makeReferral(world)
    return { Catalog, Identifier: id }
  },
  async AssignOpportunity({ partner }) {
    return {
      Catalog,
      Identifier: await makeOpportunity(partner),
      Assignee: {
        BusinessTitle: 'OpportunityOwner',
        Email: 'ana@first-partner.example',
        FirstName: 'Ana',
        LastName: 'Ruiz',
      },
    }
  },
  async AssociateOpportunity({ partner }) {
    return { Catalog, OpportunityIdentifier: await makeOpportunity(partner), ...product }
  },
  async CreateEngagement() {
    return { Catalog, Title: 'Fleet telemetry' }
  },
  async CreateEngagementContext({ partner }) {
    const { id } = await makeEngagement(partner)
    return { Catalog, EngagementIdentifier: id, ...customerProject }
  },
  async CreateEngagementInvitation({ partner }) {
    const { id } = await makeLead(partner)
    return {
      Catalog,
      EngagementIdentifier: id,
      Invitation: {
        Message: 'Shall we do this together?',
        Receiver: { Account: { AwsAccountId: accounts.second } },
        Payload: leadInvitation,
      },
    }
  },
  async CreateOpportunity() {
    return completeOpportunity()
  },
  async CreateResourceSnapshot({ partner }) {
    return snapshotOf(await makeSubmission(partner))
  },
  async CreateResourceSnapshotJob({ partner }) {
    const submission = await makeSubmission(partner)
    const ResourceSnapshotJobIdentifier = submission.jobId
    await partner.stopResourceSnapshotJob({ Catalog, ResourceSnapshotJobIdentifier })
    await partner.deleteResourceSnapshotJob({ Catalog, ResourceSnapshotJobIdentifier })
    return snapshotOf(submission)
  },
  async DeleteResourceSnapshotJob({ partner }) {
    const { jobId } = await makeSubmission(partner)
    await partner.stopResourceSnapshotJob({ Catalog, ResourceSnapshotJobIdentifier: jobId })
    return { Catalog, ResourceSnapshotJobIdentifier: jobId }
  },
  async DisassociateOpportunity({ partner }) {
    const OpportunityIdentifier = await makeOpportunity(partner)
    await partner.associateOpportunity({ Catalog, OpportunityIdentifier, ...product })
    return { Catalog, OpportunityIdentifier, ...product }
  },
  async GetAwsOpportunitySummary({ partner }) {
    const { id } = await makeSubmission(partner)
    return { Catalog, RelatedOpportunityIdentifier: id }
  },
  async GetEngagement({ partner }) {
    const { id } = await makeLead(partner)
    return { Catalog, Identifier: id }
  },
  async GetEngagementInvitation(world) {
    const { id } = await makeReferral(world)
    return { Catalog, Identifier: id }
  },
  async GetOpportunity({ partner }) {
    return { Catalog, Identifier: await makeOpportunity(partner) }
  },
  async GetProspectingFromEngagementTask({ partner }) {
    const { id } = await makeLead(partner)
    const task = await partner.startProspectingFromEngagementTask({
      Catalog,
      Identifiers: [id],
      TaskName: 'Who is there',
    })
    return { Catalog, TaskIdentifier: task.TaskId }
  },
  async GetResourceSnapshot({ partner }) {
    return snapshotOf(await makeSubmission(partner))
  },
  async GetResourceSnapshotJob({ partner }) {
    const { jobId } = await makeSubmission(partner)
    return { Catalog, ResourceSnapshotJobIdentifier: jobId }
  },
  async GetSellingSystemSettings({ partner }) {
    await partner.putSellingSystemSettings({ Catalog, ResourceSnapshotJobRoleIdentifier: 'SnapshotRole' })
    return { Catalog }
  },
  async ListEngagementByAcceptingInvitationTasks() {
    return { Catalog }
  },
  async ListEngagementFromOpportunityTasks() {
    return { Catalog }
  },
  async ListEngagementInvitations() {
    return { Catalog, ParticipantType: 'RECEIVER' }
  },
  async ListEngagementMembers({ partner }) {
    const { id } = await makeEngagement(partner)
    return { Catalog, Identifier: id }
  },
  async ListEngagementResourceAssociations({ partner }) {
    const { engagementId } = await makeSubmission(partner)
    return { Catalog, EngagementIdentifier: engagementId }
  },
  async ListEngagements() {
    return { Catalog }
  },
  async ListOpportunities() {
    return { Catalog }
  },
  async ListOpportunityFromEngagementTasks() {
    return { Catalog }
  },
  async ListProspectingFromEngagementTasks() {
    return { Catalog }
  },
  async ListResourceSnapshotJobs() {
    return { Catalog }
  },
  async ListResourceSnapshots({ partner }) {
    const { engagementId } = await makeSubmission(partner)
    return { Catalog, EngagementIdentifier: engagementId }
  },
  async ListSolutions() {
    return { Catalog }
  },
  async ListTagsForResource({ partner }) {
    return { ResourceArn: await taggable(partner) }
  },
  async PutSellingSystemSettings() {
    return { Catalog, ResourceSnapshotJobRoleIdentifier: 'SnapshotRole' }
  },
  async RejectEngagementInvitation(world) {
    const { id } = await makeReferral(world)
    return { Catalog, Identifier: id, RejectionReason: 'Unable to support' }
  },
  async StartEngagementByAcceptingInvitationTask(world) {
    const { id } = await makeReferral(world)
    return { Catalog, Identifier: id }
  },
  async StartEngagementFromOpportunityTask({ partner }) {
    return {
      Catalog,
      Identifier: await makeOpportunity(partner),
      AwsSubmission: { InvolvementType: 'Co-Sell', Visibility: 'Full' },
    }
  },
  async StartOpportunityFromEngagementTask({ partner }) {
    const { id } = await makeLead(partner)
    return { Catalog, Identifier: id, ContextIdentifier: '1' }
  },
  async StartProspectingFromEngagementTask({ partner }) {
    const { id } = await makeLead(partner)
    return { Catalog, Identifiers: [id], TaskName: 'Who is there' }
  },
  async StartResourceSnapshotJob({ partner }) {
    const { jobId } = await makeSubmission(partner)
    await partner.stopResourceSnapshotJob({ Catalog, ResourceSnapshotJobIdentifier: jobId })
    return { Catalog, ResourceSnapshotJobIdentifier: jobId }
  },
  async StopResourceSnapshotJob({ partner }) {
    const { jobId } = await makeSubmission(partner)
    return { Catalog, ResourceSnapshotJobIdentifier: jobId }
  },
  async SubmitOpportunity({ partner }) {
    return {
      Catalog,
      Identifier: await makeOpportunity(partner),
      InvolvementType: 'Co-Sell',
      Visibility: 'Full',
    }
  },
  async TagResource({ partner }) {
    return { ResourceArn: await taggable(partner), Tags: [{ Key: 'team', Value: 'logistics' }] }
  },
  async UntagResource({ partner }) {
    return { ResourceArn: await taggable(partner), TagKeys: ['stage'] }
  },
  async UpdateEngagementContext({ partner }) {
    const { id, modifiedAt } = await makeLead(partner)
    const { QualificationStatus, Customer } = leadContext
    return {
      Catalog,
      EngagementIdentifier: id,
      ContextIdentifier: '1',
      EngagementLastModifiedAt: modifiedAt,
      Type: 'Lead',
      Payload: { Lead: { QualificationStatus, Customer } },
    }
  },
  async UpdateOpportunity({ partner }) {
    return unchanged(partner, await makeOpportunity(partner))
  },
}

/** @returns ARN of a record with one tag. */
async function taggable(client: World['partner']): Promise<string> {
  return opportunityArnOf(client, await makeOpportunity(client, { Tags: [{ Key: 'stage', Value: 'test' }] }))
}
