import fc, { type Arbitrary } from 'fast-check'
import {
  type IntegerShape,
  type ListShape,
  model,
  type StringShape,
  type StructureShape,
  shapeNamed,
} from '../model/model'
import { patternLimits } from '../model/model-pattern'
import { completeOpportunity } from '../test-emulator'
import { patternSamples } from '../wire/pattern-samples'
import { Edit, type Named, NextPage, Reference } from './reference'

/**
 * Bodies that the model lets pass. Ids, page tokens and versions in them are References: to things that exist (one's own,
 * somebody else's, the other catalog's) and to things that do not. Where the model alone would hardly ever meet the rules
 * of Partner Central, most come from a request that does meet them.
 */
export function validInput(operation: string): Arbitrary<unknown> {
  const modelled = shapeArbitrary(inputShape(operation))
  const usual = usualInputs[operation]
  const own = usual ? fc.oneof({ arbitrary: usual, weight: 5 }, { arbitrary: modelled, weight: 1 }) : modelled
  if (!model.paginators[operation]) return own
  const next = fc.tuple(fc.nat(), own).map(([pick, otherwise]) => new NextPage(pick, otherwise))
  return fc.oneof({ arbitrary: own, weight: 4 }, { arbitrary: next, weight: 1 })
}

export function inputShape(operation: string): string {
  const name = model.operations[operation]?.input
  if (!name) throw new Error(`${operation} takes no input`)
  return name
}

const reference = (kind: Named, form: Reference['form']) =>
  fc.nat().map((pick) => new Reference(form, kind, pick))

/** Present in one of sixteen. */
const rarely = <T>(arbitrary: Arbitrary<T>) =>
  fc.oneof({ arbitrary: fc.constant(undefined), weight: 15 }, { arbitrary, weight: 1 })

const accounts = fc.constantFrom('111122223333', '444455556666', '999999999999', 'aws')

const taggable = fc
  .tuple(fc.constantFrom<Named>('opportunity', 'solution', 'resource-snapshot-job', 'engagement'), fc.nat())
  .map(([kind, pick]) => new Reference('arn', kind, pick))

/** Texts that mean something, by shape. */
const meanings: Record<string, Arbitrary<unknown>> = {
  CatalogIdentifier: fc.oneof(
    { arbitrary: fc.constant('Sandbox'), weight: 12 },
    { arbitrary: fc.constant('AWS'), weight: 2 },
    { arbitrary: fc.constantFrom('sandbox', 'Test', 'toString'), weight: 1 },
  ),
  // A small number of tokens, so that some come again.
  ClientToken: fc.oneof(
    { arbitrary: fc.uuid(), weight: 9 },
    { arbitrary: fc.constantFrom('again', 'and again', '__proto__'), weight: 1 },
  ),
  OpportunityIdentifier: reference('opportunity', 'id'),
  ResourceIdentifier: reference('opportunity', 'id'),
  SolutionIdentifier: reference('solution', 'id'),
  EngagementIdentifier: reference('engagement', 'id'),
  EngagementArnOrIdentifier: reference('engagement', 'either'),
  EngagementInvitationArnOrIdentifier: reference('engagement-invitation', 'either'),
  TaskArnOrIdentifier: reference('task', 'either'),
  ProspectingTaskIdentifier: reference('prospecting-task', 'id'),
  ResourceSnapshotJobIdentifier: reference('resource-snapshot-job', 'id'),
  TaggableResourceArn: taggable,
  AwsAccount: accounts,
  ContextIdentifier: fc.constantFrom('1', '1', '2', '9'),
  EngagementContextIdentifier: fc.constantFrom('1', '1', '1', '2', 'é'),
  ResourceTemplateName: fc.constantFrom('OpportunitySummary', 'Unheard0f'),
  Date: fc.constantFrom(
    '2026-12-15',
    '2027-06-30',
    '2029-02-28',
    '2026-03-01',
    '2019-01-01',
    '2026-02-31',
    '9999-12-31',
  ),
}

/** By member: shapes of versions and page tokens are shared with other members. */
const memberMeanings: Record<string, Arbitrary<unknown>> = {
  'UpdateOpportunityRequest.LastModifiedDate': reference('opportunity', 'version'),
  'UpdateEngagementContextRequest.EngagementLastModifiedAt': reference('engagement', 'version'),
}

const known = new Map<string, Arbitrary<unknown>>()

/** What a shape of the model lets pass. */
export function shapeArbitrary(name: string): Arbitrary<unknown> {
  const made = known.get(name)
  if (made) return made
  const arbitrary = meanings[name] ?? arbitraryOf(name)
  known.set(name, arbitrary)
  return arbitrary
}

function arbitraryOf(name: string): Arbitrary<unknown> {
  const shape = shapeNamed(name)
  switch (shape.type) {
    case 'structure':
      return structure(name, shape)
    case 'list':
      return list(shape)
    case 'string':
      return text(shape)
    case 'integer':
      return integer(shape)
    case 'timestamp':
      return instant
    case 'map':
      return fc.dictionary(fc.string(), shapeArbitrary(shape.value), { maxKeys: 3 })
  }
}

function structure(name: string, shape: StructureShape): Arbitrary<unknown> {
  const members = Object.entries(shape.members).map(([member, target]) => [
    member,
    memberArbitrary(name, member, target),
  ])
  if (shape.union) {
    return fc.oneof(
      ...members.map(([member, part]) => fc.record({ [member as string]: part as Arbitrary<unknown> })),
    )
  }
  const record = fc.record(Object.fromEntries(members) as Record<string, Arbitrary<unknown>>, {
    requiredKeys: shape.required ?? [],
  })
  const saysItsPayload = 'Type' in shape.members && 'Payload' in shape.members
  return saysItsPayload ? record.map(typedByPayload) : record
}

/** A context names in `Type` the only member of its `Payload`. */
function typedByPayload(context: object): object {
  const [type] = 'Payload' in context ? Object.keys(context.Payload as object) : []
  return type === undefined ? context : { ...context, Type: type }
}

function memberArbitrary(structureName: string, member: string, target: string): Arbitrary<unknown> {
  // Nearly always the token of another list, which is refused.
  if (member === 'NextToken') return rarely(reference('opportunity', 'token'))
  return memberMeanings[`${structureName}.${member}`] ?? shapeArbitrary(target)
}

function list({ member, min = 0, max = Number.POSITIVE_INFINITY }: ListShape): Arbitrary<unknown> {
  const item = shapeArbitrary(member)
  return fc.array(item, { minLength: min, maxLength: Math.min(max, min + 2), size: 'max' })
}

const words = [
  'Harbor Lines',
  'Größe',
  '数据',
  'a',
  'O\u2019Neil & Søns',
  '<b>',
  "'; drop table opportunity; --",
  '$.Id',
  '%s',
]

function text(shape: StringShape): Arbitrary<unknown> {
  if (shape.enum) return fc.constantFrom(...shape.enum)
  const samples = shape.pattern === undefined ? undefined : patternSamples[shape.pattern]
  if (samples) return fc.constantFrom(...samples.inside)
  const { min = 0, max = 5_000 } = (shape.pattern && patternLimits(shape.pattern)) || shape
  const fitting = words.map((word) => word.padEnd(min, '.').slice(0, max))
  return fc.oneof(
    { arbitrary: fc.constantFrom(...fitting), weight: 4 },
    {
      arbitrary: fc.string({
        unit: 'binary',
        minLength: min,
        maxLength: Math.min(max, min + 8),
        size: 'max',
      }),
      weight: 1,
    },
    { arbitrary: fc.constant('x'.repeat(max)), weight: 1 },
  )
}

function integer({ min = 0, max = 10 }: IntegerShape): Arbitrary<unknown> {
  return fc.oneof(fc.integer({ min, max: Math.min(max, min + 4) }), fc.integer({ min, max }))
}

const instant = fc.constantFrom(
  '2026-03-01T10:15:00.412Z',
  '2026-03-01T10:15:00Z',
  '2026-03-02T12:15:00.412345+02:00',
  '1970-01-01T00:00:00Z',
  '9999-12-31T23:59:59.999999999Z',
)

const stages = fc.oneof(
  { arbitrary: fc.constantFrom('Prospect', 'Qualified', 'Technical Validation', 'Committed'), weight: 12 },
  // Final ones are rare, or nothing would be left to work with.
  { arbitrary: fc.constantFrom('Launched', 'Closed Lost'), weight: 1 },
)
const steps = fc.constantFrom('Call', 'Architecture review', '', 'Pricing')
const decisions = fc.constantFrom(
  'Approved',
  'Action Required',
  'Approved',
  'Action Required',
  'Rejected',
  'In review',
)
const catalog = meanings.CatalogIdentifier as Arbitrary<unknown>
const token = meanings.ClientToken as Arbitrary<unknown>
const some = <T>(arbitrary: Arbitrary<T>, freq: number) => fc.option(arbitrary, { freq, nil: undefined })

const newOpportunity = fc
  .record({
    Catalog: catalog,
    ClientToken: token,
    Origin: fc.constantFrom('Partner Referral', 'Partner Referral', 'AWS Referral', undefined),
    Stage: some(stages, 1),
    Tags: some(shapeArbitrary('TagList'), 1),
    OpportunityTeam: some(shapeArbitrary('PartnerOpportunityTeamMembersList'), 1),
  })
  .map(({ Stage, ...rest }) => {
    const complete = completeOpportunity()
    return { ...complete, ...rest, LifeCycle: { ...complete.LifeCycle, ...(Stage && { Stage }) } }
  })

/** As a tester of the Sandbox decides: with nothing else in it, or a record under review would refuse it. */
const decision = fc
  .tuple(fc.nat(), decisions)
  .map(([pick, ReviewStatus]) => new Edit(pick, 'Sandbox', { ReviewStatus }, {}))

const changedOpportunity = fc
  .record({
    pick: fc.nat(),
    Catalog: catalog,
    Stage: some(stages, 1),
    NextSteps: some(steps, 2),
    PrimaryNeedsFromAws: rarely(shapeArbitrary('PrimaryNeedsFromAws')),
    Marketing: rarely(shapeArbitrary('Marketing')),
    Project: rarely(shapeArbitrary('Project')),
    LastModifiedDate: rarely(instant),
  })
  .map(({ pick, Catalog, Stage, NextSteps, ...rest }) => {
    const ClosedLostReason = Stage === 'Closed Lost' ? 'Price' : undefined
    return new Edit(pick, Catalog, given({ Stage, NextSteps, ClosedLostReason }), given(rest))
  })

const editedOpportunity = fc.oneof(
  { arbitrary: changedOpportunity, weight: 3 },
  { arbitrary: decision, weight: 1 },
)

function given(members: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined))
}

const association = fc
  .record({
    Catalog: catalog,
    OpportunityIdentifier: reference('opportunity', 'id'),
    related: fc.constantFrom(
      ['Solutions', 'S-1234567'],
      ['Solutions', 'S-2000101'],
      ['Solutions', 'S-9'],
      ['AwsProducts', 'AmazonEC2'],
      ['AwsProducts', 'AWSLambda'],
      ['AwsMarketplaceOffers', 'arn:aws:aws-marketplace:us-east-1:111122223333:AWSMarketplace/Offer/offer-1'],
      [
        'AwsMarketplaceOfferSets',
        'arn:aws:aws-marketplace:us-east-1:111122223333:AWSMarketplace/OfferSet/offerset-1',
      ],
      [
        'AwsMarketplaceSolutions',
        'arn:aws:aws-marketplace:us-east-1:111122223333:AWSMarketplace/Solution/soln-1',
      ],
      [
        'AwsMarketplaceProducts',
        'arn:aws:aws-marketplace:us-east-1:111122223333:AWSMarketplace/SaaSProduct/prod-1',
      ],
    ),
  })
  .map(({ related: [RelatedEntityType, RelatedEntityIdentifier], ...rest }) => ({
    ...rest,
    RelatedEntityType,
    RelatedEntityIdentifier,
  }))

const assignment = fc.record({
  Catalog: catalog,
  Identifier: reference('opportunity', 'id'),
  Assignee: fc.record({
    Email: fc.constantFrom('ana.ruiz@example.com', 'bo@example.com'),
    FirstName: shapeArbitrary('AssigneeContactFirstNameString'),
    LastName: shapeArbitrary('AssigneeContactLastNameString'),
    BusinessTitle: fc.constantFrom('OpportunityOwner', 'PartnerAccountManager'),
  }),
})

const usualInputs: Record<string, Arbitrary<unknown>> = {
  AssignOpportunity: assignment,
  CreateOpportunity: newOpportunity,
  UpdateOpportunity: editedOpportunity,
  AssociateOpportunity: association,
  DisassociateOpportunity: association,
}
