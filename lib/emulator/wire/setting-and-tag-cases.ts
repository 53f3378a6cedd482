import type { Tag } from '@aws-sdk/client-partnercentral-selling'
import { expect } from 'vitest'
import { Catalog, given, makeOpportunity, makeSubmission, opportunityArnOf } from './states'
import { casesOf, type WireCase } from './wire-case'
import type { World } from './world'

const getSettings = casesOf('GetSellingSystemSettings')
const putSettings = casesOf('PutSellingSystemSettings')

const ResourceSnapshotJobRoleArn = 'arn:aws:iam::111122223333:role/SnapshotRole'

const settingCases: readonly WireCase[] = [
  getSettings.refuses('ResourceNotFoundException', 'before anything was set', (world) =>
    world.alone({}, ({ partner }) => partner.getSellingSystemSettings({ Catalog })),
  ),
  getSettings.answers('what was put, of this catalog alone', (world) =>
    world.alone({}, async ({ partner, second }) => {
      await partner.putSellingSystemSettings({ Catalog, ResourceSnapshotJobRoleIdentifier: 'SnapshotRole' })
      expect(await partner.getSellingSystemSettings({ Catalog })).toMatchObject({
        ResourceSnapshotJobRoleArn,
      })
      for (const settings of [
        partner.getSellingSystemSettings({ Catalog: 'AWS' }),
        second.getSellingSystemSettings({ Catalog }),
      ])
        await expect(settings).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
      await partner.getSellingSystemSettings({ Catalog })
    }),
  ),
  ...['SnapshotRole', ResourceSnapshotJobRoleArn].map((ResourceSnapshotJobRoleIdentifier) =>
    putSettings.answers(`${ResourceSnapshotJobRoleIdentifier} with the role's ARN`, async ({ partner }) => {
      const settings = await partner.putSellingSystemSettings({ Catalog, ResourceSnapshotJobRoleIdentifier })
      expect(settings).toMatchObject({ Catalog, ResourceSnapshotJobRoleArn })
    }),
  ),
]

const tag = casesOf('TagResource')
const untag = casesOf('UntagResource')
const listTags = casesOf('ListTagsForResource')

const numbered = (count: number, start = 0): Tag[] =>
  Array.from({ length: count }, (_, index) => ({ Key: `key ${start + index}`, Value: String(index) }))

async function tagged({ partner }: World, Tags: Tag[] = []): Promise<string> {
  return opportunityArnOf(partner, await makeOpportunity(partner, Tags.length > 0 ? { Tags } : {}))
}

async function tagsOf({ partner }: World, ResourceArn: string): Promise<Tag[]> {
  return (await partner.listTagsForResource({ ResourceArn })).Tags ?? []
}

const tagCases: readonly WireCase[] = [
  tag.answers('new tags beside old ones, of which one gets another value', async (world) => {
    const ResourceArn = await tagged(world, [{ Key: 'stage', Value: 'test' }])
    await world.partner.tagResource({
      ResourceArn,
      Tags: [
        { Key: 'stage', Value: 'live' },
        { Key: 'team', Value: '' },
      ],
    })
    expect(
      (await tagsOf(world, ResourceArn)).toSorted((a, b) => (a.Key ?? '').localeCompare(b.Key ?? '')),
    ).toEqual([
      { Key: 'stage', Value: 'live' },
      { Key: 'team', Value: '' },
    ])
  }),
  tag.answers('a solution', async (world) => {
    const { SolutionSummaries } = await world.partner.listSolutions({ Catalog, Identifier: ['S-1234567'] })
    const ResourceArn = given(SolutionSummaries?.[0]?.Arn)
    await world.partner.tagResource({ ResourceArn, Tags: [{ Key: 'of', Value: 'tests' }] })
    expect(await tagsOf(world, ResourceArn)).toEqual([{ Key: 'of', Value: 'tests' }])
  }),
  tag.answers('a snapshot job', async (world) => {
    const { jobId } = await makeSubmission(world.partner)
    const { Arn } = await world.partner.getResourceSnapshotJob({
      Catalog,
      ResourceSnapshotJobIdentifier: jobId,
    })
    await world.partner.tagResource({ ResourceArn: Arn, Tags: [{ Key: 'of', Value: 'tests' }] })
    expect(await tagsOf(world, given(Arn))).toEqual([{ Key: 'of', Value: 'tests' }])
  }),
  tag.forbids('one key twice', ['tags DUPLICATE_KEY_VALUE'], async (world) =>
    world.partner.tagResource({
      ResourceArn: await tagged(world),
      Tags: [
        { Key: 'a', Value: '1' },
        { Key: 'a', Value: '2' },
      ],
    }),
  ),
  tag.refuses(
    'ValidationException',
    'a key that AWS keeps for itself',
    async (world) =>
      world.partner.tagResource({
        ResourceArn: await tagged(world),
        Tags: [{ Key: 'aws:owner', Value: 'x' }],
      }),
    { reason: 'BUSINESS_VALIDATION_FAILED' },
  ),
  tag.refuses(
    'ValidationException',
    'a resource with more than 200 tags in all',
    async (world) =>
      world.partner.tagResource({ ResourceArn: await tagged(world, numbered(200)), Tags: numbered(1, 200) }),
    { issues: ['tags TOO_MANY_VALUES'] },
  ),
  untag.answers('some of the tags, and a key that is not there', async (world) => {
    const ResourceArn = await tagged(world, numbered(3))
    await world.partner.untagResource({ ResourceArn, TagKeys: ['key 0', 'key 2', 'nothing'] })
    expect(await tagsOf(world, ResourceArn)).toEqual([{ Key: 'key 1', Value: '1' }])
  }),
  untag.answers('tags that are then gone, twice', async (world) => {
    const ResourceArn = await tagged(world, numbered(2))
    for (let count = 0; count < 2; count++)
      await world.partner.untagResource({ ResourceArn, TagKeys: ['key 0'] })
    expect(await tagsOf(world, ResourceArn)).toEqual([{ Key: 'key 1', Value: '1' }])
  }),
  untag.refuses(
    'ValidationException',
    '51 keys',
    async (world) =>
      world.partner.untagResource({
        ResourceArn: await tagged(world),
        TagKeys: numbered(51).map(({ Key }) => Key ?? ''),
      }),
    { reason: 'REQUEST_VALIDATION_FAILED', issues: ['tagKeys TOO_MANY_VALUES'] },
  ),
  listTags.answers('the tags of a record', async (world) => {
    const Tags = numbered(3)
    expect(await tagsOf(world, await tagged(world, Tags))).toEqual(Tags)
  }),
  listTags.refuses(
    'ValidationException',
    'an engagement, which cannot be tagged',
    async ({ partner }) => {
      const { Arn } = await partner.createEngagement({ Catalog })
      return partner.listTagsForResource({ ResourceArn: Arn })
    },
    { reason: 'REQUEST_VALIDATION_FAILED', issues: ['resourceArn INVALID_STRING_FORMAT'] },
  ),
]

export const settingAndTagCases: readonly WireCase[] = [...settingCases, ...tagCases]
