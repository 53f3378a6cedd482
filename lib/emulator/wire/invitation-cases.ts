import type { ListEngagementInvitationsCommandInput } from '@aws-sdk/client-partnercentral-selling'
import { expect } from 'vitest'
import {
  Catalog,
  decide,
  given,
  invite,
  leadInvitation,
  makeDealInvitation,
  makeLead,
  makeLeadInvitation,
  makeReferral,
  makeSharedLead,
  makeSubmission,
  opportunityInvitation,
} from './states'
import { casesOf, type WireCase } from './wire-case'
import { accounts, type World } from './world'

const fifteenDays = 15 * 86_400

const create = casesOf('CreateEngagementInvitation')

const createCases: readonly WireCase[] = [
  create.answers('an offer of a lead', async (world) => {
    const { id, arn, engagementId } = await makeLeadInvitation(world)
    expect(arn).toBe(`arn:aws:partnercentral:us-east-1::catalog/Sandbox/engagement-invitation/${id}`)
    const received = await world.second.getEngagementInvitation({ Catalog, Identifier: id })
    expect(received).toMatchObject({
      PayloadType: 'LeadInvitation',
      Status: 'PENDING',
      EngagementId: engagementId,
    })
  }),
  create.answers('an offer of a submitted deal', async (world) => {
    const { id } = await makeDealInvitation(world)
    const received = await world.second.getEngagementInvitation({ Catalog, Identifier: id })
    expect(received).toMatchObject({ PayloadType: 'OpportunityInvitation', Payload: opportunityInvitation })
  }),
  create.refuses('ResourceNotFoundException', 'somebody who is not a member', async ({ partner, third }) => {
    const { id } = await makeLead(partner)
    return invite(third, id)
  }),
  create.refuses('ValidationException', 'the caller as a receiver', async ({ partner }) => {
    const { id } = await makeLead(partner)
    return invite(partner, id, { account: accounts.partner })
  }),
  create.refuses('ConflictException', 'a partner who has not answered yet', async (world) => {
    const { engagementId } = await makeLeadInvitation(world)
    return invite(world.partner, engagementId)
  }),
  create.refuses('ConflictException', 'a partner who is a member', async (world) => {
    const { id } = await makeSharedLead(world)
    return invite(world.partner, id)
  }),
  create.answers('a partner who has rejected before', async (world) => {
    const { id, engagementId } = await makeLeadInvitation(world)
    await world.second.rejectEngagementInvitation({ Catalog, Identifier: id })
    await invite(world.partner, engagementId)
  }),
  create.refuses(
    'ServiceQuotaExceededException',
    'a tenth partner beside the caller',
    async ({ partner }) => {
      const { id } = await makeLead(partner)
      for (let number = 0; number < 9; number++)
        await invite(partner, id, { account: `90000000000${number}` })
      return invite(partner, id, { account: '900000000009' })
    },
  ),
]

const get = casesOf('GetEngagementInvitation')

const getCases: readonly WireCase[] = [
  get.answers('a referral of AWS, without what is hidden until it is accepted', async (world) => {
    const { id, arn } = await makeReferral(world)
    const referral = await world.partner.getEngagementInvitation({ Catalog, Identifier: arn })
    expect(referral).toMatchObject({
      Id: id,
      Arn: arn,
      Catalog,
      Status: 'PENDING',
      PayloadType: 'OpportunityInvitation',
      SenderAwsAccountId: 'aws',
      SenderCompanyName: 'AWS',
      Payload: { OpportunityInvitation: { Project: { Title: 'Fleet telemetry platform' } } },
      Receiver: { Account: { AwsAccountId: accounts.partner } },
    })
    const lasts = given(referral.ExpirationDate).getTime() - given(referral.InvitationDate).getTime()
    expect(lasts).toBe(fifteenDays * 1000)
    expect(JSON.stringify(referral.Payload)).not.toContain('98109')
    expect(JSON.stringify(referral.Payload)).not.toContain('ana.ruiz')
  }),
  get.answers('the sender too', async (world) => {
    const { id } = await makeLeadInvitation(world)
    expect(await world.partner.getEngagementInvitation({ Catalog, Identifier: id })).toMatchObject({
      Status: 'PENDING',
      SenderAwsAccountId: accounts.partner,
      SenderCompanyName: 'First Partner',
      InvitationMessage: 'Shall we do this together?',
      Payload: leadInvitation,
    })
  }),
  get.answers('an invitation that has expired', async (world) => {
    const { id } = await makeReferral(world)
    world.clock.advance(fifteenDays + 1)
    expect(await world.partner.getEngagementInvitation({ Catalog, Identifier: id })).toMatchObject({
      Status: 'EXPIRED',
    })
  }),
  get.answers('an invitation that was rejected, to its sender with the reason', async (world) => {
    const { id } = await makeLeadInvitation(world)
    await world.second.rejectEngagementInvitation({
      Catalog,
      Identifier: id,
      RejectionReason: 'Unable to support',
    })
    expect(await world.partner.getEngagementInvitation({ Catalog, Identifier: id })).toMatchObject({
      Status: 'REJECTED',
      RejectionReason: 'Unable to support',
    })
  }),
  get.answers('who is in already', async (world) => {
    const { id } = await makeSharedLead(world)
    const { id: invitation } = await invite(world.partner, id, { account: accounts.third })
    const { ExistingMembers } = await world.third.getEngagementInvitation({ Catalog, Identifier: invitation })
    expect(ExistingMembers?.map(({ CompanyName }) => CompanyName)).toEqual([
      'First Partner',
      'Second Partner',
    ])
  }),
  ...(
    [
      ['Approved', 'ACCEPTED'],
      ['Rejected', 'REJECTED'],
    ] as const
  ).map(([decision, Status]) =>
    get.answers(`an invitation to AWS as ${Status} once the deal is ${decision}`, async ({ partner }) => {
      const { id, invitationId, engagementId } = await makeSubmission(partner)
      await decide(partner, id, decision)
      const answered = await partner.getEngagementInvitation({ Catalog, Identifier: invitationId })
      expect(answered.Status).toBe(Status)
      const { EngagementMemberList } = await partner.listEngagementMembers({
        Catalog,
        Identifier: engagementId,
      })
      const isIn = EngagementMemberList?.some(
        ({ AccountId, CompanyName }) => AccountId === 'aws' && CompanyName === 'AWS',
      )
      expect(isIn).toBe(decision === 'Approved')
    }),
  ),
  get.answers('an invitation the caller has rejected, without its data', async (world) => {
    const { id } = await makeReferral(world)
    await world.partner.rejectEngagementInvitation({ Catalog, Identifier: id })
    const { Status, Payload } = await world.partner.getEngagementInvitation({ Catalog, Identifier: id })
    expect([Status, Payload]).toEqual(['REJECTED', undefined])
  }),
  get.answers('the invitation to AWS that a submission makes', async ({ partner }) => {
    const { invitationId, engagementId } = await makeSubmission(partner)
    expect(await partner.getEngagementInvitation({ Catalog, Identifier: invitationId })).toMatchObject({
      EngagementId: engagementId,
      SenderAwsAccountId: accounts.partner,
      Receiver: { Account: { AwsAccountId: 'aws' } },
    })
  }),
]

/** Received by the first partner, a minute apart: a referral, one of the second partner's leads, one rejected. */
async function makeThree(world: World) {
  const { partner, second, clock } = world
  const referral = await makeReferral(world)
  clock.advance(60)
  const lead = await makeLead(second)
  const offered = await invite(second, lead.id, { account: accounts.partner })
  clock.advance(60)
  const declined = await makeReferral(world)
  await partner.rejectEngagementInvitation({ Catalog, Identifier: declined.id })
  clock.advance(60)
  const sent = await makeLeadInvitation(world)
  return {
    referral: referral.id,
    offered: offered.id,
    declined: declined.id,
    sent: sent.id,
    leadEngagement: lead.id,
  }
}

type Three = Awaited<ReturnType<typeof makeThree>>
type Query = Partial<ListEngagementInvitationsCommandInput>

const list = casesOf('ListEngagementInvitations')

const lists = (title: string, query: Query | ((three: Three) => Query), expected: (keyof Three)[]) =>
  list.answers(title, (world) =>
    world.alone({}, async (own) => {
      const three = await makeThree(own)
      const { EngagementInvitationSummaries = [] } = await own.partner.listEngagementInvitations({
        Catalog,
        ParticipantType: 'RECEIVER',
        Sort: { SortBy: 'InvitationDate', SortOrder: 'ASCENDING' },
        ...(typeof query === 'function' ? query(three) : query),
      })
      expect(EngagementInvitationSummaries.map(({ Id }) => Id)).toEqual(expected.map((name) => three[name]))
    }),
  )

const listCases: readonly WireCase[] = [
  lists('what the caller received, oldest first', {}, ['referral', 'offered', 'declined']),
  lists('newest first', { Sort: { SortBy: 'InvitationDate', SortOrder: 'DESCENDING' } }, [
    'declined',
    'offered',
    'referral',
  ]),
  lists('what the caller sent', { ParticipantType: 'SENDER' }, ['sent']),
  lists('what waits for an answer', { Status: ['PENDING'] }, ['referral', 'offered']),
  lists('what was answered', { Status: ['ACCEPTED', 'REJECTED'] }, ['declined']),
  lists('offers of leads', { PayloadType: ['LeadInvitation'] }, ['offered']),
  lists('offers of deals', { PayloadType: ['OpportunityInvitation'] }, ['referral', 'declined']),
  lists('what AWS sent', { SenderAwsAccountId: ['aws'] }, ['referral', 'declined']),
  lists('what one partner sent', { SenderAwsAccountId: [accounts.second] }, ['offered']),
  lists('those of one engagement', ({ leadEngagement }) => ({ EngagementIdentifier: [leadEngagement] }), [
    'offered',
  ]),
  list.answers('what nobody answered in time', (world) =>
    world.alone({}, async (own) => {
      const { id } = await makeReferral(own)
      own.clock.advance(fifteenDays + 1)
      await makeReferral(own)
      const { EngagementInvitationSummaries } = await own.partner.listEngagementInvitations({
        Catalog,
        ParticipantType: 'RECEIVER',
        Status: ['EXPIRED'],
      })
      expect(EngagementInvitationSummaries?.map(({ Id }) => Id)).toEqual([id])
    }),
  ),
  list.answers('with what is in each', async (world) => {
    const { id, engagementId } = await makeLeadInvitation(world)
    const { EngagementInvitationSummaries } = await world.second.listEngagementInvitations({
      Catalog,
      ParticipantType: 'RECEIVER',
      EngagementIdentifier: [engagementId],
    })
    expect(EngagementInvitationSummaries).toMatchObject([
      {
        Id: id,
        ParticipantType: 'RECEIVER',
        PayloadType: 'LeadInvitation',
        SenderCompanyName: 'First Partner',
      },
    ])
  }),
]

const accept = casesOf('AcceptEngagementInvitation')
const reject = casesOf('RejectEngagementInvitation')

const accepting = ({ second }: World, { id }: { id: string }) =>
  second.acceptEngagementInvitation({ Catalog, Identifier: id })

const rejecting = ({ second }: World, { id }: { id: string }, RejectionReason?: string) =>
  second.rejectEngagementInvitation({ Catalog, Identifier: id, ...(RejectionReason && { RejectionReason }) })

const answerCases: readonly WireCase[] = [
  accept.answers('by ARN; the receiver is a member and sees whom the lead is about', async (world) => {
    const { arn, engagementId } = await makeLeadInvitation(world)
    await accepting(world, { id: arn })
    const { Contexts, MemberCount } = await world.second.getEngagement({ Catalog, Identifier: engagementId })
    expect(MemberCount).toBe(2)
    expect(Contexts?.[0]?.Payload?.Lead?.Interactions?.[0]?.Contact?.Email).toBe(
      'ana.ruiz@harborlines.example',
    )
  }),
  accept.refuses('AccessDeniedException', 'the sender of an invitation', async (world) => {
    const { id } = await makeLeadInvitation(world)
    return world.partner.acceptEngagementInvitation({ Catalog, Identifier: id })
  }),
  reject.refuses('AccessDeniedException', 'the sender of an invitation', async (world) => {
    const { id } = await makeLeadInvitation(world)
    return world.partner.rejectEngagementInvitation({ Catalog, Identifier: id })
  }),
  accept.refuses('ConflictException', 'an invitation that was accepted', async (world) => {
    const invitation = await makeLeadInvitation(world)
    await accepting(world, invitation)
    return accepting(world, invitation)
  }),
  accept.refuses('ConflictException', 'an invitation that was rejected', async (world) => {
    const invitation = await makeLeadInvitation(world)
    await rejecting(world, invitation)
    return accepting(world, invitation)
  }),
  accept.refuses('ConflictException', 'an invitation that has expired', async (world) => {
    const invitation = await makeLeadInvitation(world)
    world.clock.advance(fifteenDays + 1)
    return accepting(world, invitation)
  }),
  reject.answers('with a reason', async (world) => {
    const invitation = await makeLeadInvitation(world)
    await rejecting(world, invitation, 'Unable to support')
  }),
  reject.answers('without a reason, by ARN', async (world) => {
    const { arn } = await makeLeadInvitation(world)
    await rejecting(world, { id: arn })
  }),
  reject.answers('a referral of AWS', async (world) => {
    const { id } = await makeReferral(world)
    await world.partner.rejectEngagementInvitation({ Catalog, Identifier: id, RejectionReason: 'Other' })
    const { EngagementInvitationSummaries = [] } = await world.partner.listEngagementInvitations({
      Catalog,
      ParticipantType: 'RECEIVER',
      Status: ['REJECTED'],
    })
    expect(EngagementInvitationSummaries.map(({ Id }) => Id)).toContain(id)
  }),
  reject.refuses('ConflictException', 'an invitation that was rejected', async (world) => {
    const invitation = await makeLeadInvitation(world)
    await rejecting(world, invitation)
    return rejecting(world, invitation)
  }),
  reject.refuses('ConflictException', 'an invitation that was accepted', async (world) => {
    const invitation = await makeLeadInvitation(world)
    await accepting(world, invitation)
    return rejecting(world, invitation)
  }),
  reject.refuses(
    'ValidationException',
    'a reason of 81 characters',
    async (world) => rejecting(world, await makeLeadInvitation(world), 'x'.repeat(81)),
    { reason: 'REQUEST_VALIDATION_FAILED', issues: ['rejectionReason INVALID_STRING_FORMAT'] },
  ),
]

export const invitationCases: readonly WireCase[] = [
  ...createCases,
  ...getCases,
  ...listCases,
  ...answerCases,
]
