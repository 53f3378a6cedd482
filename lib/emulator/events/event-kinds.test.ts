import { describe, expect, test } from 'vitest'
import {
  engagementCreated,
  engagementUpdated,
  invitationEvents,
  memberAdded,
  opportunityCreated,
  opportunityUpdated,
  snapshotCreated,
} from './event-kinds'

/*
 * Shapes typed in from "Notifications for the AWS Partner Central Selling API", read 2026-11.
 */

const owner = { account: '111122223333', catalog: 'Sandbox' } as const
const at = Date.parse('2026-03-01T10:15:00.412Z')
const engagementId = 'eng-0a1b2c3d4e5f6g'
const engagement = `arn:aws:partnercentral:us-east-1::catalog/Sandbox/engagement/${engagementId}`

describe('opportunity events', () => {
  test('name the record and its catalog, under a schema version, and no resources', () => {
    expect(opportunityCreated(owner, 'O7')).toEqual({
      to: owner,
      detailType: 'Opportunity Created',
      subject: 'O7',
      resources: [],
      detail: { schemaVersion: '1', catalog: 'Sandbox', opportunity: { identifier: 'O7' } },
    })
    expect(opportunityUpdated(owner, 'O7')).toMatchObject({ detailType: 'Opportunity Updated' })
  })

  test('carry nothing else of the record they are about', () => {
    const record = { ...owner, document: { Project: { Title: 'Secret' } } }
    expect(JSON.stringify(opportunityUpdated(record, 'O7'))).not.toContain('Secret')
  })
})

describe('invitation events', () => {
  const invitation = {
    catalog: 'Sandbox',
    id: 'engi-0a1b2c3d4e5f6',
    engagementId,
    sender: { account: '111122223333', company: 'Tandem Demo Partner' },
    receiverAccount: '444455556666',
    expires: at,
    payloadType: 'LeadInvitation',
  } as const
  const arn = 'arn:aws:partnercentral:us-east-1::catalog/Sandbox/engagement-invitation/engi-0a1b2c3d4e5f6'

  test('tell both sides, each in its role', () => {
    const [sender, receiver] = invitationEvents('Created', invitation)
    expect(sender).toEqual({
      to: owner,
      detailType: 'Engagement Invitation Created',
      subject: engagementId,
      resources: [arn],
      detail: {
        catalog: 'Sandbox',
        engagementInvitation: {
          arn,
          id: 'engi-0a1b2c3d4e5f6',
          engagementId,
          senderAccountId: '111122223333',
          receiverAccountId: '444455556666',
          senderCompanyName: 'Tandem Demo Partner',
          expirationDate: '2026-03-01T10:15:00Z',
          participantType: 'Sender',
          payloadType: 'LeadInvitation',
        },
      },
    })
    expect(receiver).toMatchObject({
      to: { account: '444455556666' },
      detail: { engagementInvitation: { participantType: 'Receiver' } },
    })
  })

  test.each(['Accepted', 'Rejected', 'Expired'] as const)('%s names neither company nor expiry', (kind) => {
    const [event] = invitationEvents(kind, invitation)
    expect(event?.detailType).toBe(`Engagement Invitation ${kind}`)
    expect(Object.keys(event?.detail.engagementInvitation as object).sort()).toEqual([
      'arn',
      'engagementId',
      'id',
      'participantType',
      'payloadType',
      'receiverAccountId',
      'senderAccountId',
    ])
  })

  test('AWS is not told', () => {
    const fromAws = { ...invitation, sender: { account: 'aws', company: 'AWS' } }
    expect(invitationEvents('Created', fromAws).map(({ to }) => to.account)).toEqual(['444455556666'])
  })
})

describe('engagement events', () => {
  const facts = {
    catalog: 'Sandbox',
    id: engagementId,
    at,
    by: '111122223333',
    contextTypes: ['Lead'],
  } as const

  test('write the engagement in small letters and what happened in capitals', () => {
    expect(engagementCreated(facts)).toEqual([
      {
        to: owner,
        detailType: 'Engagement Created',
        subject: engagementId,
        resources: [engagement],
        detail: {
          catalog: 'Sandbox',
          engagement: {
            engagementArn: engagement,
            engagementId,
            CreatedAt: '2026-03-01T10:15:00Z',
            CreatedBy: '111122223333',
            ContextTypes: ['Lead'],
          },
        },
      },
    ])
  })

  test('an update is told to every member once', () => {
    const events = engagementUpdated(facts, ['111122223333', '444455556666', '111122223333', 'aws'])
    expect(events.map(({ to }) => to.account)).toEqual(['111122223333', '444455556666'])
    expect(events[0]?.detail).toEqual({
      catalog: 'Sandbox',
      engagement: {
        engagementArn: engagement,
        engagementId,
        LastModifiedAt: '2026-03-01T10:15:00Z',
        LastModifiedBy: '111122223333',
        ContextTypes: ['Lead'],
      },
    })
  })

  test('a new member is announced to all, AWS as a member too', () => {
    const [event] = memberAdded('Sandbox', engagementId, { account: 'aws', company: 'AWS' }, [owner.account])
    expect(event).toEqual({
      to: owner,
      detailType: 'Engagement Member Added',
      subject: engagementId,
      resources: [engagement],
      detail: {
        catalog: 'Sandbox',
        engagement: { id: engagementId },
        engagementMember: { accountId: 'aws', companyName: 'AWS' },
      },
    })
  })

  test('a snapshot is announced under its engagement', () => {
    const [event] = snapshotCreated({
      catalog: 'Sandbox',
      arn: `${engagement}/resource/Opportunity/O7/template/OpportunitySummary/snapshot/1`,
      engagementId,
      opportunityId: 'O7',
      createdBy: owner.account,
      targets: [owner.account, 'aws'],
      template: 'OpportunitySummary',
    })
    expect(event).toEqual({
      to: owner,
      detailType: 'Engagement Resource Snapshot Created',
      subject: engagementId,
      resources: [engagement],
      detail: {
        catalog: 'Sandbox',
        resourceSnapshot: {
          arn: `${engagement}/resource/Opportunity/O7/template/OpportunitySummary/snapshot/1`,
          engagementId,
          resourceType: 'Opportunity',
          resourceId: 'O7',
          createdBy: '111122223333',
          targetMemberAccounts: ['111122223333', 'aws'],
          resourceSnapshotTemplateName: 'OpportunitySummary',
        },
      },
    })
  })
})
