import {
  CreateResourceSnapshotJobCommand,
  GetOpportunityCommand,
  ListTagsForResourceCommand,
  type Tag,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-partnercentral-selling'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { created, refusalOf } from '../test-emulator'
import {
  engagement,
  firstAccount,
  openPartners,
  type Partners,
  secondAccount,
  shared,
} from '../test-engagements'

let service: Partners

beforeAll(async () => {
  service = await openPartners()
})
afterAll(() => service.close())

const tag = (ResourceArn: string, Tags: Tag[], client = service.client) =>
  client.send(new TagResourceCommand({ ResourceArn, Tags }))

const untag = (ResourceArn: string, TagKeys: string[]) =>
  service.client.send(new UntagResourceCommand({ ResourceArn, TagKeys }))

async function tags(ResourceArn: string): Promise<string[]> {
  const { Tags = [] } = await service.client.send(new ListTagsForResourceCommand({ ResourceArn }))
  return Tags.map(({ Key, Value }) => `${Key}=${Value}`)
}

const arnOf = (what: string, account = firstAccount, catalog = 'Sandbox') =>
  `arn:aws:partnercentral:us-east-1:${account}:catalog/${catalog}/${what}`

async function opportunity(): Promise<{ arn: string; id: string }> {
  const { id } = await created(service, { Tags: [{ Key: 'team', Value: 'north' }] })
  return { id, arn: arnOf(`opportunity/${id}`) }
}

test('adds to the tags that a resource was made with, and replaces values', async () => {
  const { arn } = await opportunity()
  expect(await tags(arn)).toEqual(['team=north'])
  const answer = await tag(arn, [
    { Key: 'team', Value: 'south' },
    { Key: 'Größe / Maß', Value: '' },
  ])
  expect(answer.$metadata.httpStatusCode).toBe(200)
  expect(await tags(arn)).toEqual(['Größe / Maß=', 'team=south'])
})

test('takes tags away by key; unknown keys do no harm', async () => {
  const { arn } = await opportunity()
  await tag(arn, [{ Key: 'stage', Value: 'early' }])
  await untag(arn, ['team', 'unknown'])
  expect(await tags(arn)).toEqual(['stage=early'])
  await untag(arn, ['stage'])
  expect(await tags(arn)).toEqual([])
})

test('tags solutions and snapshot jobs, in either catalog', async () => {
  const { id } = await opportunity()
  const { Arn: job = '' } = await service.client.send(
    new CreateResourceSnapshotJobCommand(shared(await engagement(service), id)),
  )
  const inAws = arnOf('solution/S-1000101', firstAccount, 'AWS')
  for (const arn of [job, arnOf('solution/S-1234567'), inAws]) {
    await tag(arn, [{ Key: 'team', Value: 'north' }])
    expect(await tags(arn)).toEqual(['team=north'])
  }
})

test('leaves the version of the record alone, and tells nobody', async () => {
  const { arn, id } = await opportunity()
  const read = () => service.client.send(new GetOpportunityCommand({ Catalog: 'Sandbox', Identifier: id }))
  const { LastModifiedDate } = await read()
  service.news()
  await tag(arn, [{ Key: 'a', Value: 'b' }])
  expect((await read()).LastModifiedDate).toEqual(LastModifiedDate)
  expect(service.news()).toEqual([])
})

describe('the limit of 200 tags', () => {
  const numbered = (from: number, count: number) =>
    Array.from({ length: count }, (_, index) => ({ Key: `key${from + index}`, Value: 'x' }))

  test('holds for all tags of a resource together', async () => {
    const { arn } = await opportunity()
    await tag(arn, numbered(0, 199))
    expect(await tags(arn)).toHaveLength(200)
    expect(await refusalOf(tag(arn, numbered(199, 1)))).toMatchObject({
      name: 'ValidationException',
      reason: 'BUSINESS_VALIDATION_FAILED',
      issues: ['tags TOO_MANY_VALUES'],
    })
    expect(await tags(arn)).toHaveLength(200)
  })

  test('counts a replaced value once', async () => {
    const { arn } = await opportunity()
    await tag(arn, numbered(0, 199))
    await tag(arn, [{ Key: 'key7', Value: 'y' }])
    expect(await tags(arn)).toContain('key7=y')
  })
})

describe('refuses', () => {
  const one = [{ Key: 'a', Value: 'b' }]

  test.each([
    ['an opportunity that is not there', arnOf('opportunity/O999')],
    ['a solution of the other catalog', arnOf('solution/S-1000101')],
    ['a job that is not there', arnOf('resource-snapshot-job/job-0000000000000')],
    ['a word where an id belongs', arnOf('opportunity/nothing')],
    ['another region', arnOf('solution/S-1234567').replace('us-east-1', 'eu-west-1')],
    ['another partition', arnOf('solution/S-1234567').replace('arn:aws:', 'arn:aws-cn:')],
    ["another account's solution", arnOf('solution/S-1234567', secondAccount)],
  ])('%s', async (_what, arn) => {
    const missing = { name: 'ResourceNotFoundException' }
    expect(await refusalOf(tag(arn, one))).toMatchObject(missing)
    expect(await refusalOf(untag(arn, ['a']))).toMatchObject(missing)
    expect(await refusalOf(tags(arn))).toMatchObject(missing)
  })

  test("another account's opportunity", async () => {
    const { arn } = await opportunity()
    expect((await refusalOf(tag(arn, one, service.second))).name).toBe('ResourceNotFoundException')
  })

  test('an opportunity that waits behind its invitation', async () => {
    const { id } = await created(service, { Origin: 'AWS Referral' })
    expect((await refusalOf(tag(arnOf(`opportunity/${id}`), one))).name).toBe('ResourceNotFoundException')
  })

  test.each([
    ['an ARN without an account', arnOf('opportunity/O1', ''), 'INVALID_STRING_FORMAT'],
    ['the ARN of another service', 'arn:aws:s3:::bucket', 'INVALID_STRING_FORMAT'],
    ['an id', 'O5000001', 'INVALID_STRING_FORMAT'],
    ['a catalog that does not exist', arnOf('opportunity/O1', firstAccount, 'Prod'), 'INVALID_ENUM_VALUE'],
    ['what cannot carry tags', arnOf('engagement/eng-00000000000000'), 'INVALID_VALUE'],
    ['the settings', arnOf('selling-system-settings'), 'INVALID_VALUE'],
    ['a longer path', arnOf('a/b/c/opportunity/O5000001'), 'INVALID_VALUE'],
    ['a name that every object has', arnOf('constructor/O1'), 'INVALID_VALUE'],
  ])('%s', async (_what, arn, code) => {
    expect(await refusalOf(tag(arn, one))).toMatchObject({
      name: 'ValidationException',
      issues: [`resourceArn ${code}`],
    })
  })

  test('a key twice, and adds neither', async () => {
    const { arn } = await opportunity()
    const twice = [
      { Key: 'a', Value: '1' },
      { Key: 'a', Value: '2' },
    ]
    expect((await refusalOf(tag(arn, twice))).issues).toEqual(['tags DUPLICATE_KEY_VALUE'])
    expect(await tags(arn)).toEqual(['team=north'])
  })

  test("AWS's own keys", async () => {
    const { arn } = await opportunity()
    expect((await refusalOf(tag(arn, [{ Key: 'AWS:owner', Value: '' }]))).issues).toEqual([
      'tags.key INVALID_VALUE',
    ])
  })

  test('what the model forbids, all of it together', async () => {
    const Tags = [{ Key: 'no#hash', Value: 'x'.repeat(257) }]
    expect((await refusalOf(tag('nothing', Tags))).issues).toEqual([
      'resourceArn INVALID_STRING_FORMAT',
      'tags.key INVALID_STRING_FORMAT',
      'tags.value INVALID_STRING_FORMAT',
    ])
    expect((await refusalOf(tag(arnOf('solution/S-1234567'), []))).issues).toEqual(['tags NOT_ENOUGH_VALUES'])
    const keys = Array.from({ length: 51 }, (_, index) => `key${index}`)
    expect((await refusalOf(untag(arnOf('solution/S-1234567'), keys))).issues).toEqual([
      'tagKeys TOO_MANY_VALUES',
    ])
  })
})
