import {
  AssociateOpportunityCommand,
  GetOpportunityCommand,
  ListOpportunitiesCommand,
  ListSolutionsCommand,
  type PartnerCentralSellingClient,
} from '@aws-sdk/client-partnercentral-selling'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signedRequest } from '../signed-fetch'
import { created, inProcessClient, openTestEmulator, refusalOf, type TestEmulator } from '../test-emulator'
import { type Grant, isAllowed } from './permissions'

describe('a policy', () => {
  const all: Grant = { actions: ['partnercentral:*'] }
  test.each<[string, readonly Grant[] | undefined, string, object, boolean]>([
    ['is everything when there is none', undefined, 'CreateOpportunity', { Catalog: 'AWS' }, true],
    ['of no statements allows nothing', [], 'GetOpportunity', { Catalog: 'AWS' }, false],
    ['of a star allows everything', [all], 'UntagResource', { Catalog: 'AWS' }, true],
    ['of a bare star too', [{ actions: ['*'] }], 'UntagResource', { Catalog: 'AWS' }, true],
    ['allows a prefix', [{ actions: ['partnercentral:Get*'] }], 'GetOpportunity', {}, true],
    ['refuses another prefix', [{ actions: ['partnercentral:Get*'] }], 'ListOpportunities', {}, false],
    ['takes ? for one character', [{ actions: ['partnercentral:?etEngagement'] }], 'GetEngagement', {}, true],
    ['does not see case', [{ actions: ['PartnerCentral:getopportunity'] }], 'GetOpportunity', {}, true],
    ['takes a dot as a dot', [{ actions: ['partnercentral.GetOpportunity'] }], 'GetOpportunity', {}, false],
    ['is of its own namespace', [{ actions: ['partnercentral-selling:*'] }], 'GetOpportunity', {}, false],
    ['names catalogs', [{ ...all, catalogs: ['Sandbox'] }], 'GetOpportunity', { Catalog: 'Sandbox' }, true],
    [
      'keeps other catalogs out',
      [{ ...all, catalogs: ['Sandbox'] }],
      'GetOpportunity',
      { Catalog: 'AWS' },
      false,
    ],
    ['keeps a missing catalog out', [{ ...all, catalogs: ['Sandbox'] }], 'GetOpportunity', {}, false],
    [
      'names entity types',
      [{ ...all, relatedEntityTypes: ['Solutions'] }],
      'AssociateOpportunity',
      { RelatedEntityType: 'Solutions' },
      true,
    ],
    [
      'keeps other entity types out',
      [{ ...all, relatedEntityTypes: ['Solutions'] }],
      'AssociateOpportunity',
      { RelatedEntityType: 'AwsProducts' },
      false,
    ],
    ['needs one statement that fits', [{ actions: [] }, all], 'GetOpportunity', {}, true],
  ])('%s', (_what, grants, action, request, allowed) => {
    expect(isAllowed(grants, action, request)).toBe(allowed)
  })
})

describe('a caller with a policy', () => {
  const key = { accessKeyId: 'AKIDREADER', secretAccessKey: 'reader-secret' }
  let service: TestEmulator
  let reader: PartnerCentralSellingClient
  beforeAll(async () => {
    service = await openTestEmulator({
      callers: [
        {
          ...key,
          account: '111122223333',
          company: 'Tandem Demo Partner',
          allow: [
            { actions: ['partnercentral:Get*', 'partnercentral:ListSolutions'], catalogs: ['Sandbox'] },
            { actions: ['partnercentral:AssociateOpportunity'], relatedEntityTypes: ['AwsProducts'] },
          ],
        },
      ],
    })
    reader = inProcessClient(service.emulator, key)
  })
  afterAll(async () => {
    reader.destroy()
    await service.close()
  })

  const Catalog = 'Sandbox'

  test('does what the policy allows, on the records of its account', async () => {
    const { id } = await created(service)
    const { Id } = await reader.send(new GetOpportunityCommand({ Catalog, Identifier: id }))
    expect(Id).toBe(id)
    await reader.send(new ListSolutionsCommand({ Catalog }))
  })

  test('is denied anything else, by name, with status 400 and no Reason', async () => {
    const refusal = await refusalOf(reader.send(new ListOpportunitiesCommand({ Catalog })))
    expect(refusal).toMatchObject({ name: 'AccessDeniedException', status: 400, reason: undefined })
    expect(refusal.message).toContain('partnercentral:ListOpportunities')
  })

  test('is denied the other catalog', async () => {
    const refusal = await refusalOf(reader.send(new ListSolutionsCommand({ Catalog: 'AWS' })))
    expect(refusal.name).toBe('AccessDeniedException')
  })

  test('is denied before the request is judged, and before it is known whether the record exists', async () => {
    const associate = (RelatedEntityType: 'AwsProducts' | 'Solutions') =>
      refusalOf(
        reader.send(
          new AssociateOpportunityCommand({
            Catalog,
            OpportunityIdentifier: 'O999',
            RelatedEntityType,
            RelatedEntityIdentifier: 'AmazonEC2',
          }),
        ),
      )
    expect((await associate('Solutions')).name).toBe('AccessDeniedException')
    expect((await associate('AwsProducts')).name).toBe('ResourceNotFoundException')
    const malformed = await service.emulator.fetch(
      signedRequest('ListOpportunities', JSON.stringify({ Catalog, MaxResults: 0 }), key),
    )
    expect((await malformed.json()).__type).toBe('AccessDeniedException')
  })

  test('does not keep others from anything', async () => {
    await service.client.send(new ListOpportunitiesCommand({ Catalog }))
  })
})
