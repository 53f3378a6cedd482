import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Emulator, openEmulator } from './emulator'
import { ChangeWatch } from './fuzz/change-watch'
import { createSigner, type WrongHeaders } from './fuzz/signer'
import { errorIssues } from './model/check-output'
import { model, type StructureShape } from './model/model'
import { completeOpportunity, testCredentials } from './test-emulator'

/*
 * Requests that nobody's client makes by itself, as bytes: what comes back is documented, nothing changes, and nothing of
 * what was sent reaches a log.
 */

const signedAt = new Date('2026-03-01T10:15:00Z')
const secondKey = { accessKeyId: 'AKIDSECOND', secretAccessKey: 'second' }

let folder: string
let emulator: Emulator
let watch: ChangeWatch
/** Everything that went to the console since the test began. */
let log: () => string

const methods = ['debug', 'error', 'info', 'log', 'trace', 'warn'] as const

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bad-input-'))
  const file = join(folder, 'partner-central.db')
  emulator = await openEmulator({
    file,
    credentials: testCredentials,
    callers: [{ ...secondKey, account: '444455556666', company: 'Second Partner' }],
    quota: 'off',
    clock: () => signedAt,
    signingClock: () => signedAt,
    review: 'off',
    durable: false,
  })
  watch = new ChangeWatch(file)
  await fill()
  watch.accept()
})
afterAll(async () => {
  await watch.close()
  await emulator.close()
  rmSync(folder, { recursive: true })
})
beforeEach(() => {
  const spies = methods.map((method) => vi.spyOn(console, method).mockImplementation(() => {}))
  log = () => JSON.stringify(spies.flatMap((spy) => spy.mock.calls))
})
afterEach(() => {
  expect(watch.hasChanged()).toBe(false)
  expect(log()).not.toMatch(secret)
  vi.restoreAllMocks()
})

/** In every sensitive member that is sent here. */
const secret = /classified/i

/** With all that a log must not see. */
function opportunity(changes: object = {}) {
  const complete = completeOpportunity()
  return {
    ...complete,
    ClientToken: 'classified token',
    Customer: {
      Account: { ...complete.Customer?.Account, CompanyName: 'Classified Lines' },
      Contacts: [{ FirstName: 'Classified', LastName: 'Ruiz', Email: 'classified@harborlines.example' }],
    },
    Project: { ...complete.Project, Title: 'Classified telemetry' },
    LifeCycle: { ...complete.LifeCycle, NextSteps: 'Classified review' },
    ...changes,
  }
}

interface Refusal {
  status: number
  type: string
  /** `catalog INVALID_ENUM_VALUE` */
  issues: string[]
}

const signers = { first: createSigner(testCredentials, signedAt), second: createSigner(secondKey, signedAt) }

async function send(
  operation: string,
  body: object | string | Buffer,
  { by = 'first', ...headers }: WrongHeaders & { by?: 'first' | 'second' } = {},
) {
  const bytes = Buffer.isBuffer(body)
    ? body
    : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))
  const reply = await emulator.handle(signers[by](operation, bytes, headers))
  const answer = reply.body === '' ? undefined : JSON.parse(reply.body)
  if (reply.status !== 200) expect(errorIssues(operation, reply.status, answer)).toEqual([])
  // A stack would show where our files lie.
  expect(reply.body).not.toMatch(/node_modules|\.ts:\d+/)
  return { status: reply.status, answer }
}

async function refusal(...request: Parameters<typeof send>): Promise<Refusal> {
  const { status, answer } = await send(...request)
  if (status === 200) throw new Error('It was answered')
  const list: { FieldName: string; Code: string }[] = answer.ErrorList ?? []
  return { status, type: answer.__type, issues: list.map(({ FieldName, Code }) => `${FieldName} ${Code}`) }
}

async function answered(...request: Parameters<typeof send>) {
  const { status, answer } = await send(...request)
  expect({ status, answer: status === 200 ? undefined : answer }).toEqual({ status: 200, answer: undefined })
  return answer
}

const Catalog = 'Sandbox'
let id: string
let version: string
let engagement: { Id: string; Arn: string }

/** Three deals of the first partner's, one in the other catalog, one of the second's, and an engagement. */
async function fill(): Promise<void> {
  for (const name of ['one', 'two', 'three']) {
    const made = await answered('CreateOpportunity', opportunity({ ClientToken: `classified ${name}` }))
    id = made.Id
    version = made.LastModifiedDate
  }
  await answered('CreateOpportunity', opportunity({ Catalog: 'AWS' }))
  await answered('CreateOpportunity', opportunity(), { by: 'second' })
  engagement = await answered('CreateEngagement', { Catalog, ClientToken: 'classified', Title: 'Shared' })
}

const update = (changes: object = {}) => {
  const { Origin, ClientToken, ...record } = opportunity()
  return { ...record, Identifier: id, LastModifiedDate: version, ...changes }
}

describe('a request that is addressed wrongly is for an operation that is not known', () => {
  test.each<[string, WrongHeaders]>([
    ['an operation nobody has', { target: 'AWSPartnerCentralSelling.DeleteOpportunity' }],
    ['a name that objects have anyway', { target: 'AWSPartnerCentralSelling.toString' }],
    ['another case', { target: 'AWSPartnerCentralSelling.getOpportunity' }],
    ['another service', { target: 'AWSPartnerCentralAccount.GetOpportunity' }],
    ['more after the name', { target: 'AWSPartnerCentralSelling.GetOpportunity.GetOpportunity' }],
    [
      'two names',
      { target: 'AWSPartnerCentralSelling.GetOpportunity, AWSPartnerCentralSelling.ListSolutions' },
    ],
    ['no name', { target: 'AWSPartnerCentralSelling.' }],
    ['plain JSON', { contentType: 'application/json' }],
    ['the next version of the protocol', { contentType: 'application/x-amz-json-1.1' }],
    ['text', { contentType: 'text/plain; charset=utf-8' }],
  ])('%s', async (_case, headers) => {
    const { status, type } = await refusal('GetOpportunity', { Catalog, Identifier: id }, headers)
    expect({ status, type }).toEqual({ status: 400, type: 'UnknownOperationException' })
  })

  test('but a content type may name its character set', async () => {
    const contentType = 'Application/X-Amz-Json-1.0; charset=UTF-8'
    expect(await answered('GetOpportunity', { Catalog, Identifier: id }, { contentType })).toMatchObject({
      Id: id,
    })
  })
})

describe('a body that is no JSON object of one meaning cannot be decoded', () => {
  const text = () => JSON.stringify(update({ PartnerOpportunityIdentifier: 'changed' }))

  test.each<[string, () => string | Buffer]>([
    ['nothing', () => ''],
    ['null', () => 'null'],
    ['a list', () => `[${text()}]`],
    ['a text', () => JSON.stringify(text())],
    ['a number', () => '1'],
    ['a byte order mark before it', () => `\ufeff${text()}`],
    ['bytes after it', () => `${text()}x`],
    ['a null byte after it', () => `${text()}\0`],
    ['half of it', () => text().slice(0, 400)],
    [
      'bytes that are not UTF-8 in it',
      () => Buffer.concat([Buffer.from(text().slice(0, -1)), Buffer.of(0xff, 0x7d)]),
    ],
    ['UTF-16', () => Buffer.from(text(), 'utf16le')],
    ['a member twice', () => text().replace('{', '{"Catalog":"Sandbox",')],
    ['a member twice, once escaped', () => text().replace('{', String.raw`{"\u0043atalog":"AWS",`)],
    ['an unknown member twice', () => text().replace('{', '{"x":1,"x":2,')],
    ['half a surrogate pair', () => text().replace('Classified review', String.raw`\ud83d`)],
    ['half a pair in a member that is not known', () => text().replace('{', String.raw`{"x":"\udc00",`)],
    ['half a pair in raw bytes', () => Buffer.from(text().replace('Classified review', 'éé'), 'latin1')],
    [
      'a hundred thousand lists in each other',
      () => text().replace('{', `{"x":${'['.repeat(100_000)}${']'.repeat(100_000)},`),
    ],
    ['65 objects in each other', () => text().replace('{', `{"x":${'{"x":'.repeat(65)}1${'}'.repeat(65)},`)],
  ])('%s', async (_case, body) => {
    const { status, type } = await refusal('UpdateOpportunity', body())
    expect({ status, type }).toEqual({ status: 400, type: 'SerializationException' })
  })
})

describe('a member of the wrong kind cannot be decoded', () => {
  test.each<[string, object]>([
    ['a number for a text', { Identifier: 5_000_001 }],
    ['a text for an object', { Project: 'classified' }],
    ['a list for an object', { Customer: [] }],
    ['an object for a list', { PrimaryNeedsFromAws: { 0: 'x' } }],
    ['null in a list', { PrimaryNeedsFromAws: [null] }],
    ['null in a list of objects', { Customer: { Account: { CompanyName: 'Classified' }, Contacts: [null] } }],
    ['a number for an instant', { LastModifiedDate: 1_772_360_100 }],
    ['true for a text', { LifeCycle: { NextSteps: true } }],
  ])('%s', async (_case, change) => {
    expect((await refusal('UpdateOpportunity', update(change))).type).toBe('SerializationException')
  })

  test.each<[string, string]>([
    ['too large for any machine', '1e400'],
    ['of a hundred thousand digits', '9'.repeat(100_000)],
    ['with a fraction', '1.5'],
    ['in quotes', '"5"'],
    ['that is a list', '[5]'],
  ])('a page size %s', async (_case, size) => {
    const body = `{"Catalog":"Sandbox","MaxResults":${size}}`
    expect((await refusal('ListOpportunities', body)).type).toBe('SerializationException')
  })
})

describe('a member beyond its limits is a violation', () => {
  test.each<[string, object, string[]]>([
    ['null where something must be', { Identifier: null }, ['identifier REQUIRED_FIELD_MISSING']],
    ['null for the catalog', { Catalog: null }, ['catalog REQUIRED_FIELD_MISSING']],
    [
      'U+0000 in a text',
      { LifeCycle: { NextSteps: 'classified\0' } },
      ['lifeCycle.nextSteps INVALID_STRING_FORMAT'],
    ],
    ['U+0000 in an enum', { NationalSecurity: 'Yes\0' }, ['nationalSecurity INVALID_ENUM_VALUE']],
    ['a catalog that objects have anyway', { Catalog: '__proto__' }, ['catalog INVALID_STRING_FORMAT']],
    ['a catalog nobody has', { Catalog: 'constructor' }, ['catalog INVALID_ENUM_VALUE']],
    [
      'a title of a million characters',
      { Project: { Title: 'classified'.repeat(100_000) } },
      ['project.title INVALID_STRING_FORMAT'],
    ],
    [
      'an instant that is a day',
      { LastModifiedDate: '2026-03-01' },
      ['lastModifiedDate INVALID_STRING_FORMAT'],
    ],
  ])('%s', async (_case, change, issues) => {
    const found = await refusal('UpdateOpportunity', update(change))
    expect(found).toEqual({ status: 400, type: 'ValidationException', issues })
  })

  test.each([2 ** 60, -(2 ** 60), 0, 101, 1e300])('a page size of %s', async (MaxResults) => {
    const { issues } = await refusal('ListOpportunities', { Catalog, MaxResults })
    expect(issues).toEqual(['maxResults VALUE_OUT_OF_RANGE'])
  })

  test('a list of two hundred thousand ids, in no time to speak of', async () => {
    const start = performance.now()
    const { type } = await refusal('ListOpportunities', { Catalog, Identifier: Array(200_000).fill('O') })
    expect(type).toBe('ValidationException')
    expect(performance.now() - start).toBeLessThan(5_000)
  })
})

describe('what a request has beside its members changes nothing', () => {
  test('members nobody knows, with names that objects have anyway', async () => {
    const members =
      '"__proto__":{"Catalog":"AWS"},"constructor":{"prototype":{}},"toString":null,"hasOwnProperty":1,'
    const body = JSON.stringify({ Catalog, Identifier: id }).replace('{', `{${members}`)
    expect(await answered('GetOpportunity', body)).toMatchObject({ Id: id, Catalog })
  })

  test('a required member cannot come by way of the prototype', async () => {
    const { issues } = await refusal(
      'GetOpportunity',
      `{"__proto__":{"Catalog":"Sandbox","Identifier":"${id}"}}`,
    )
    expect(issues).toEqual(['catalog REQUIRED_FIELD_MISSING', 'identifier REQUIRED_FIELD_MISSING'])
  })

  test('null is what was left out', async () => {
    const nulls = { MaxResults: null, NextToken: null, Sort: null, LifeCycleStage: null }
    const page = await answered('ListOpportunities', { Catalog, ...nulls })
    expect(page).toEqual(await answered('ListOpportunities', { Catalog }))
  })
})

describe('an ARN is no id, and an id no ARN', () => {
  const arn = (kind: string, name: string, account = '111122223333', catalog = 'Sandbox') =>
    `arn:aws:partnercentral:us-east-1:${account}:catalog/${catalog}/${kind}/${name}`

  test.each<[operation: string, member: string, rest: object]>([
    ['GetOpportunity', 'Identifier', {}],
    ['SubmitOpportunity', 'Identifier', { InvolvementType: 'Co-Sell' }],
    ['GetAwsOpportunitySummary', 'RelatedOpportunityIdentifier', {}],
    [
      'StartEngagementFromOpportunityTask',
      'Identifier',
      { ClientToken: 't', AwsSubmission: { InvolvementType: 'Co-Sell' } },
    ],
    [
      'AssociateOpportunity',
      'OpportunityIdentifier',
      { RelatedEntityType: 'Solutions', RelatedEntityIdentifier: 'S-1' },
    ],
  ])('%s takes no ARN of an opportunity', async (operation, member, rest) => {
    const body = { Catalog, ...rest, [member]: arn('opportunity', id) }
    const field = member.charAt(0).toLowerCase() + member.slice(1)
    expect((await refusal(operation, body)).issues).toEqual([`${field} INVALID_STRING_FORMAT`])
  })

  test.each(['GetResourceSnapshotJob', 'StartResourceSnapshotJob', 'DeleteResourceSnapshotJob'])(
    '%s takes no ARN of a job',
    async (operation) => {
      const body = {
        Catalog,
        ResourceSnapshotJobIdentifier: arn('resource-snapshot-job', 'job-0123456789abc'),
      }
      expect((await refusal(operation, body)).issues).toEqual([
        'resourceSnapshotJobIdentifier INVALID_STRING_FORMAT',
      ])
    },
  )

  test.each(['ListTagsForResource', 'TagResource', 'UntagResource'])('%s takes no id', async (operation) => {
    const body = { ResourceArn: id, Tags: [{ Key: 'a', Value: 'b' }], TagKeys: ['a'] }
    expect((await refusal(operation, body)).issues).toEqual(['resourceArn INVALID_STRING_FORMAT'])
  })

  test('an engagement may be named either way, but by no other kind of ARN', async () => {
    for (const Identifier of [engagement.Id, engagement.Arn]) {
      expect(await answered('GetEngagement', { Catalog, Identifier })).toMatchObject({ Id: engagement.Id })
    }
    const others = [
      arn('opportunity', id),
      arn('engagement-invitation', 'engi-0123456789abc', ''),
      engagement.Arn.replace('us-east-1', 'eu-west-1'),
      `${engagement.Arn}/x`,
      `arn:${'x'.repeat(100_000)}`,
      'arn:',
    ]
    for (const Identifier of others) {
      const { type } = await refusal('GetEngagement', { Catalog, Identifier })
      expect(type).toBe('ValidationException')
    }
  })

  test('what the other catalog or another partner has is not there', async () => {
    const otherCatalog = engagement.Arn.replace('/Sandbox/', '/AWS/')
    const requests: Parameters<typeof send>[] = [
      ['GetOpportunity', { Catalog: 'AWS', Identifier: id }],
      ['GetOpportunity', { Catalog, Identifier: id }, { by: 'second' }],
      ['GetEngagement', { Catalog: 'AWS', Identifier: engagement.Id }],
      ['GetEngagement', { Catalog: 'AWS', Identifier: engagement.Arn }],
      ['GetEngagement', { Catalog, Identifier: otherCatalog }],
      ['GetEngagement', { Catalog, Identifier: engagement.Id }, { by: 'second' }],
      ['ListTagsForResource', { ResourceArn: arn('opportunity', id, '444455556666') }],
      ['ListTagsForResource', { ResourceArn: arn('opportunity', id, '111122223333', 'AWS') }],
      ['ListTagsForResource', { ResourceArn: arn('opportunity', id) }, { by: 'second' }],
    ]
    for (const request of requests) expect((await refusal(...request)).type).toBe('ResourceNotFoundException')
  })
})

describe('a page token is only good where it was given', () => {
  const query = { Catalog, LifeCycleStage: ['Qualified'], MaxResults: 1 }
  let token: string
  beforeEach(async () => {
    token = (await answered('ListOpportunities', query)).NextToken
  })

  test('there it is, with another page size too', async () => {
    const { OpportunitySummaries } = await answered('ListOpportunities', {
      ...query,
      MaxResults: 2,
      NextToken: token,
    })
    expect(OpportunitySummaries).toHaveLength(2)
  })

  test.each<[string, (token: string) => Parameters<typeof send>]>([
    [
      'another filter',
      (NextToken) => ['ListOpportunities', { ...query, LifeCycleStage: ['Prospect'], NextToken }],
    ],
    ['no filter', (NextToken) => ['ListOpportunities', { Catalog, NextToken }]],
    [
      'another order',
      (NextToken) => [
        'ListOpportunities',
        { ...query, Sort: { SortBy: 'Identifier', SortOrder: 'ASCENDING' }, NextToken },
      ],
    ],
    ['the other catalog', (NextToken) => ['ListOpportunities', { ...query, Catalog: 'AWS', NextToken }]],
    ['another partner', (NextToken) => ['ListOpportunities', { ...query, NextToken }, { by: 'second' }]],
    ['another list', (NextToken) => ['ListSolutions', { Catalog, NextToken }]],
    ['half of it', (NextToken) => ['ListOpportunities', { ...query, NextToken: NextToken.slice(0, 20) }]],
    ['more after it', (NextToken) => ['ListOpportunities', { ...query, NextToken: `${NextToken}.x` }]],
    [
      'a megabyte after it',
      (NextToken) => ['ListOpportunities', { ...query, NextToken: NextToken + 'x'.repeat(1_000_000) }],
    ],
    ['nothing', () => ['ListOpportunities', { ...query, NextToken: '' }]],
    [
      'another position, signed by hand',
      (NextToken) => [
        'ListOpportunities',
        { ...query, NextToken: NextToken.replace(/^[^.]+/, Buffer.from('[0,1]').toString('base64url')) },
      ],
    ],
  ])('not with %s', async (_case, request) => {
    const { type, issues } = await refusal(...request(token))
    expect({ type, issues }).toEqual({ type: 'ValidationException', issues: ['nextToken INVALID_VALUE'] })
  })

  test('not with a single character changed', async () => {
    for (let at = 0; at < token.length; at++) {
      const changed = token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1)
      expect((await refusal('ListOpportunities', { ...query, NextToken: changed })).issues).toEqual([
        'nextToken INVALID_VALUE',
      ])
    }
  })

  test.each(Object.keys(model.paginators))('%s takes no token that nobody gave', async (operation) => {
    const values = {
      Catalog,
      Identifier: engagement.Id,
      EngagementIdentifier: engagement.Id,
      ParticipantType: 'SENDER',
    }
    const { required = [] } = model.shapes[`${operation}Request`] as StructureShape
    const body = Object.fromEntries(Object.entries(values).filter(([name]) => required.includes(name)))
    for (const NextToken of ['x', '', 'WzEsMl0.AAAA', 'x'.repeat(2_000), 'x'.repeat(100_000)]) {
      const { type, issues } = await refusal(operation, { ...body, NextToken })
      expect(type).toBe('ValidationException')
      expect(issues.every((found) => found.startsWith('nextToken '))).toBe(true)
    }
  })
})

describe('a client token stands for one request', () => {
  test('with another body it conflicts, and the first answer stays', async () => {
    const body = opportunity({ ClientToken: 'classified one' })
    const first = await answered('CreateOpportunity', body)
    const changed = { ...body, PartnerOpportunityIdentifier: 'another' }
    expect((await refusal('CreateOpportunity', changed)).type).toBe('ConflictException')
    expect(await answered('CreateOpportunity', body)).toEqual(first)
  })

  test('members nobody knows and the order of members do not make another body', async () => {
    const body = opportunity({ ClientToken: 'classified one' })
    const first = await answered('CreateOpportunity', body)
    const reversed = Object.fromEntries(Object.entries({ ...body, Unknown: 1 }).reverse())
    expect(await answered('CreateOpportunity', reversed)).toEqual(first)
  })

  test.each(['', 'x'.repeat(256), 'two\nlines', '\0'])('%j is none', async (ClientToken) => {
    const { issues } = await refusal('CreateEngagement', { Catalog, ClientToken, Title: 'classified' })
    expect(new Set(issues)).toEqual(new Set(['clientToken INVALID_STRING_FORMAT']))
  })
})

describe('tags beyond their limits', () => {
  const tags = (count: number) =>
    Array.from({ length: count }, (_, n) => ({ Key: `classified ${n}`, Value: 'x' }))

  test.each<[string, object[], string[]]>([
    ['none', [], ['tags NOT_ENOUGH_VALUES']],
    ['201', tags(201), ['tags TOO_MANY_VALUES']],
    ['a key twice', [...tags(1), ...tags(1)], ['tags DUPLICATE_KEY_VALUE']],
    ['a key of AWS', [{ Key: 'aws:classified', Value: 'x' }], ['tags.key INVALID_VALUE']],
    ['an empty key', [{ Key: '', Value: 'x' }], ['tags.key INVALID_STRING_FORMAT']],
    ['a key of 129 characters', [{ Key: 'x'.repeat(129), Value: 'x' }], ['tags.key INVALID_STRING_FORMAT']],
    [
      'a value of 257 characters',
      [{ Key: 'x', Value: 'x'.repeat(257) }],
      ['tags.value INVALID_STRING_FORMAT'],
    ],
    [
      'a key with a character of the wrong kind',
      [{ Key: 'a#b', Value: 'x' }],
      ['tags.key INVALID_STRING_FORMAT'],
    ],
    ['a value left out', [{ Key: 'x' }], ['tags.value REQUIRED_FIELD_MISSING']],
  ])('%s', async (_case, Tags, issues) => {
    const request = opportunity({ ClientToken: 'classified tags', Tags })
    expect((await refusal('CreateOpportunity', request)).issues).toEqual(issues)
    const ResourceArn = `arn:aws:partnercentral:us-east-1:111122223333:catalog/Sandbox/opportunity/${id}`
    expect((await refusal('TagResource', { ResourceArn, Tags })).issues).toEqual(issues)
  })

  test('51 keys to take away', async () => {
    const ResourceArn = `arn:aws:partnercentral:us-east-1:111122223333:catalog/Sandbox/opportunity/${id}`
    const TagKeys = tags(51).map(({ Key }) => Key)
    expect((await refusal('UntagResource', { ResourceArn, TagKeys })).issues).toEqual([
      'tagKeys TOO_MANY_VALUES',
    ])
  })
})

test('a failure of the service itself tells neither the client nor the log what was sent', async () => {
  const failing = await openEmulator({
    file: ':memory:',
    credentials: testCredentials,
    quota: 'off',
    clock: () => {
      throw new Error(`Unexpected value ${JSON.stringify(opportunity())}`)
    },
    signingClock: () => signedAt,
  })
  const reply = await failing.handle(
    signers.first('CreateOpportunity', Buffer.from(JSON.stringify(opportunity()))),
  )
  expect(reply.status).toBe(500)
  expect(errorIssues('CreateOpportunity', reply.status, JSON.parse(reply.body))).toEqual([])
  expect(reply.body).not.toMatch(secret)
  expect(reply.body).not.toMatch(/\.ts/)
  expect(log()).toContain('Embedded Partner Central failed on request')
  expect(log()).toContain('bad-input.test.ts')
  await failing.close()
})
