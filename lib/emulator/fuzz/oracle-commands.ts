import fc, { type AsyncCommand } from 'fast-check'
import { expect } from 'vitest'
import {
  associated,
  type Change,
  type Deal,
  decided,
  disassociated,
  isClosed,
  mayBeAssigned,
  type Referral,
  type Stage,
  statusAt,
  submitted,
  updated,
} from './oracle'
import { type Model, newDeal, type OracleWorld } from './oracle-world'

type Command = AsyncCommand<Model, OracleWorld>

/** A command as fast-check wants it; the text is what a failure prints. */
function command(text: string, check: (model: Readonly<Model>) => boolean, run: Command['run']): Command {
  return { check, run, toString: () => text }
}

const hasDeals = ({ deals }: Readonly<Model>) => deals.length > 0
const chosen = <Item>(items: readonly Item[], pick: number) => items[pick % items.length] as Item

/** Takes over what a call has made of the deal, and compares. */
async function settle(world: OracleWorld, deal: Deal, after: Deal | undefined): Promise<void> {
  const hasChanged = after !== undefined && after !== deal
  if (hasChanged) Object.assign(deal, { ...after, version: deal.version })
  await world.check(deal, hasChanged)
}

const stages = fc.constantFrom<Stage>('Prospect', 'Qualified', 'Business Validation')
const titles = fc.constantFrom('Fleet telemetry', 'Data lake')
const steps = fc.constantFrom('', 'Call', 'Workshop', 'Pricing')

const create = fc.tuple(stages, titles, steps).map(([stage, title, nextSteps]) =>
  command(
    `create at ${stage}`,
    ({ deals }) => deals.length < 3,
    async (model, world) => {
      const { body, deal } = newDeal(stage, title, nextSteps)
      const request = { ...body, ClientToken: world.nextToken() }
      const { Id } = await world.expectAnswer('CreateOpportunity', request)
      deal.id = String(Id)
      model.deals.push(deal)
      model.creations.push({ body: request, id: deal.id, sent: world.clock.now.getTime() })
      await world.check(deal, true)
    },
  ),
)

const replay = fc.tuple(fc.nat(), fc.boolean()).map(([pick, isSame]) =>
  command(
    `repeat a create with ${isSame ? 'the same' : 'another'} body`,
    ({ creations }) => creations.length > 0,
    async ({ creations }, world) => {
      const { body, id, sent } = chosen(creations, pick)
      // Tokens are remembered for at least a day. Reference, section 9.
      if (world.clock.now.getTime() - sent > 86_400_000) return
      world.takeEvents()
      if (isSame) expect((await world.expectAnswer('CreateOpportunity', body)).Id).toBe(id)
      else {
        const other = { ...body, PartnerOpportunityIdentifier: 'another' }
        await world.expectAnswer('CreateOpportunity', other, 'ConflictException')
      }
      expect(world.takeEvents()).toEqual([])
    },
  ),
)

/** The record as an update takes it, with the change in it. */
async function updateOf(world: OracleWorld, id: string, change: Change & { review?: string }) {
  const { Id, Arn, CreatedDate, OpportunityTeam, RelatedEntityIdentifiers, ...record } =
    await world.record(id)
  const { Customer, Project, LifeCycle } = record as Record<string, Record<string, unknown>>
  const { stage, title, problem, comments, nextSteps, customerAccount, review } = change
  const given = (members: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined))
  const account = { ...(Customer?.Account as object), ...given({ AwsAccountId: customerAccount }) }
  return {
    ...record,
    Identifier: id,
    Customer: { ...Customer, Account: account },
    Project: {
      ...Project,
      ...given({ Title: title, CustomerBusinessProblem: problem, AdditionalComments: comments }),
    },
    LifeCycle: {
      ...LifeCycle,
      ...given({ Stage: stage, NextSteps: nextSteps, ReviewStatus: review }),
      ...(stage === 'Closed Lost' && { ClosedLostReason: 'Price' }),
    },
  }
}

const problems = fc.constantFrom(
  'Trucks report overnight, too late for dispatch.',
  'Reports come in a day too late for all who plan.',
)

const anyChange: fc.Arbitrary<Change> = fc.record(
  {
    stage: fc.constantFrom<Stage>('Qualified', 'Business Validation', 'Committed', 'Launched', 'Closed Lost'),
    title: titles,
    problem: problems,
    comments: fc.constantFrom('Two sites', 'Three sites'),
    nextSteps: fc.constantFrom('Call', 'Workshop', 'Pricing'),
    customerAccount: fc.constant('123456789012'),
  },
  { requiredKeys: [] },
)
/** One thing at a time, so that it alone decides. */
const smallChange: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ nextSteps: fc.constantFrom('Call', 'Workshop', 'Pricing') }),
  fc.record({ problem: problems }),
  fc.record({ title: titles }),
  fc.record({ comments: fc.constantFrom('Two sites', 'Three sites') }),
  fc.record({ stage: fc.constantFrom<Stage>('Qualified', 'Committed', 'Closed Lost') }),
  fc.record({ stage: fc.constantFrom<Stage>('Launched'), customerAccount: fc.constant('123456789012') }),
  fc.constant({}),
)

const update = fc
  .tuple(
    fc.nat(),
    fc.oneof({ arbitrary: anyChange, weight: 1 }, { arbitrary: smallChange, weight: 3 }),
    fc.integer({ min: 0, max: 4 }),
  )
  .map(([pick, change, age]) =>
    command(
      `update ${JSON.stringify(change)}${age === 4 ? ' of a stale version' : ''}`,
      hasDeals,
      async ({ deals }, world) => {
        const deal = chosen(deals, pick)
        const input = await updateOf(world, deal.id, change)
        world.takeEvents()
        if (age === 4) {
          const stale = new Date(Date.parse(deal.version) - 1).toISOString()
          await world.expectAnswer(
            'UpdateOpportunity',
            { ...input, LastModifiedDate: stale },
            'ConflictException',
          )
          return settle(world, deal, undefined)
        }
        const after = updated(deal, change)
        await world.expectAnswer('UpdateOpportunity', input, after ? undefined : 'ValidationException')
        await settle(world, deal, after)
      },
    ),
  )

/** Next steps change more often than their history is long; once is enough for a run. */
const manySteps = fc.nat().map((pick) =>
  command(
    'change the next steps 53 times',
    ({ deals }) => deals.length > 1 && deals.every(({ history }) => history.length < 50),
    async ({ deals }, world) => {
      const deal = chosen(deals, pick)
      if (!updated(deal, { nextSteps: 'step 0' }) || deal.review === 'Action Required') return
      for (let step = 0; step < 53; step++) {
        const change = { nextSteps: `step ${step}` }
        const input = await updateOf(world, deal.id, change)
        await world.expectAnswer('UpdateOpportunity', input)
        Object.assign(deal, updated(deal, change))
      }
      expect(deal.history).toHaveLength(50)
      await world.check(deal, true)
    },
  ),
)

const decide = fc
  .tuple(fc.nat(), fc.constantFrom('Approved', 'Action Required', 'Rejected', 'Submitted', 'In review'))
  .map(([pick, status]) =>
    command(
      `decide ${status}`,
      ({ deals }) => deals.some((deal) => !isClosed(deal)),
      async ({ deals }, world) => {
        const open = deals.filter((deal) => !isClosed(deal))
        const deal = chosen(open, pick)
        const input = await updateOf(world, deal.id, { review: status })
        world.takeEvents()
        const after = decided(deal, status as Deal['review'])
        await world.expectAnswer('UpdateOpportunity', input, after ? undefined : 'ValidationException')
        await settle(world, deal, after)
      },
    ),
  )

const submission = { InvolvementType: 'Co-Sell', Visibility: 'Full' }

const submit = fc.nat().map((pick) =>
  command('submit', hasDeals, async ({ deals }, world) => {
    const deal = chosen(deals, pick)
    const after = submitted(deal)
    const input = { Identifier: deal.id, ...submission }
    world.takeEvents()
    await world.expectAnswer('SubmitOpportunity', input, after ? undefined : 'ValidationException')
    await settle(world, deal, after)
  }),
)

const startTask = fc.nat().map((pick) =>
  command('submit by task', hasDeals, async ({ deals }, world) => {
    const deal = chosen(deals, pick)
    const after = submitted(deal)
    const input = { Identifier: deal.id, ClientToken: world.nextToken(), AwsSubmission: submission }
    world.takeEvents()
    const task = await world.expectAnswer('StartEngagementFromOpportunityTask', input)
    expect(task.TaskStatus).toBe(after ? 'COMPLETE' : 'FAILED')
    await settle(world, deal, after)
    const again = await world.expectAnswer('StartEngagementFromOpportunityTask', input)
    expect(again.TaskId).toBe(task.TaskId)
    await world.check(deal, false)
  }),
)

const entities = fc.constantFrom<['solutions' | 'products', string]>(
  ['solutions', 'S-1234567'],
  ['solutions', 'S-2000101'],
  ['products', 'AWSLambda'],
)

const link = fc.tuple(fc.nat(), entities).map(([pick, [kind, entity]]) =>
  command(`associate ${entity}`, hasDeals, async ({ deals }, world) => {
    const deal = chosen(deals, pick)
    const after = associated(deal, kind, entity)
    world.takeEvents()
    await world.expectAnswer(
      'AssociateOpportunity',
      linkOf(deal, kind, entity),
      after ? undefined : 'ValidationException',
    )
    await settle(world, deal, after)
  }),
)

const unlink = fc.tuple(fc.nat(), entities).map(([pick, [kind, entity]]) =>
  command(`disassociate ${entity}`, hasDeals, async ({ deals }, world) => {
    const deal = chosen(deals, pick)
    const after = disassociated(deal, kind, entity)
    const refusal = deal[kind].includes(entity) ? 'ValidationException' : 'ResourceNotFoundException'
    world.takeEvents()
    await world.expectAnswer(
      'DisassociateOpportunity',
      linkOf(deal, kind, entity),
      after ? undefined : refusal,
    )
    await settle(world, deal, after)
  }),
)

function linkOf({ id }: Deal, kind: 'solutions' | 'products', entity: string) {
  return {
    OpportunityIdentifier: id,
    RelatedEntityType: kind === 'solutions' ? 'Solutions' : 'AwsProducts',
    RelatedEntityIdentifier: entity,
  }
}

const assign = fc.nat().map((pick) =>
  command('assign', hasDeals, async ({ deals }, world) => {
    const deal = chosen(deals, pick)
    const Assignee = {
      Email: 'bo@example.com',
      FirstName: 'Bo',
      LastName: 'Li',
      BusinessTitle: 'OpportunityOwner',
    }
    const refusal = mayBeAssigned(deal) ? undefined : 'ValidationException'
    world.takeEvents()
    await world.expectAnswer('AssignOpportunity', { Identifier: deal.id, Assignee }, refusal)
    await settle(world, deal, refusal ? undefined : { ...deal })
  }),
)

const advance = fc.constantFrom(1, 3600, 86_400, 16 * 86_400).map((seconds) =>
  command(
    `let ${seconds} seconds pass`,
    () => true,
    async ({ deals }, world) => {
      world.clock.advance(seconds)
      for (const deal of deals) await world.checkAfterTime(deal)
    },
  ),
)

const refer = fc.constant(
  command(
    'get a referral from AWS',
    ({ referrals }) => referrals.length < 4,
    async (model, world) => {
      const { body } = newDeal('Qualified', 'AWS brings this one', '')
      const request = { ...body, Origin: 'AWS Referral', ClientToken: world.nextToken() }
      const { Id } = await world.expectAnswer('CreateOpportunity', request)
      const told = world.takeEvents().find(({ detailType }) => detailType === 'Engagement Invitation Created')
      const { id } = (told?.detail.engagementInvitation ?? {}) as { id: string }
      const invited = world.clock.now.getTime()
      const referral: Referral = { opportunity: String(Id), invitation: id, status: 'PENDING', invited }
      model.referrals.push(referral)
      await checkReferral(referral, world)
    },
  ),
)

/** What the caller sees of it. */
async function checkReferral(referral: Referral, world: OracleWorld): Promise<void> {
  const status = statusAt(referral, world.clock.now.getTime())
  const invitation = await world.expectAnswer('ListEngagementInvitations', {
    ParticipantType: 'RECEIVER',
    MaxResults: 100,
  })
  const summaries = invitation.EngagementInvitationSummaries as { Id: string; Status: string }[]
  expect(summaries.find(({ Id }) => Id.endsWith(referral.invitation))?.Status).toBe(status)
  const refusal = status === 'ACCEPTED' ? undefined : 'ResourceNotFoundException'
  await world.expectAnswer('GetOpportunity', { Identifier: referral.opportunity }, refusal)
}

const answer = fc.tuple(fc.nat(), fc.boolean()).map(([pick, isAccepted]) =>
  command(
    `${isAccepted ? 'accept' : 'reject'} a referral`,
    ({ referrals }) => referrals.length > 0,
    async (model, world) => {
      const referral = chosen(model.referrals, pick)
      const status = statusAt(referral, world.clock.now.getTime())
      const refusal = status === 'PENDING' ? undefined : 'ConflictException'
      const input = { Identifier: referral.invitation }
      if (isAccepted) {
        const withToken = { ...input, ClientToken: world.nextToken() }
        const task = await world.expectAnswer('StartEngagementByAcceptingInvitationTask', withToken, refusal)
        if (!refusal) {
          referral.status = 'ACCEPTED'
          expect(task.OpportunityId).toBe(referral.opportunity)
          const { LifeCycle } = (await world.record(referral.opportunity)) as {
            LifeCycle: { ReviewStatus: string }
          }
          expect(LifeCycle.ReviewStatus).toBe('Approved')
        }
      } else {
        await world.expectAnswer(
          'RejectEngagementInvitation',
          { ...input, RejectionReason: 'No capacity' },
          refusal,
        )
        if (!refusal) referral.status = 'REJECTED'
      }
      await checkReferral(referral, world)
    },
  ),
)

const list = fc
  .record({
    stages: fc.option(
      fc.uniqueArray(fc.constantFrom<Stage>('Qualified', 'Committed', 'Closed Lost'), { minLength: 1 }),
      { nil: undefined },
    ),
    reviews: fc.option(
      fc.uniqueArray(fc.constantFrom<Deal['review']>('Approved', 'Submitted', 'Pending Submission'), {
        minLength: 1,
      }),
      { nil: undefined },
    ),
    size: fc.integer({ min: 1, max: 4 }),
    order: fc.constantFrom('ASCENDING', 'DESCENDING'),
  })
  .map(({ stages: wantedStages, reviews, size, order }) =>
    command(
      `list ${JSON.stringify({ wantedStages, reviews, size, order })}`,
      () => true,
      async ({ deals, referrals }, world) => {
        const filter = {
          ...(wantedStages && { LifeCycleStage: wantedStages }),
          ...(reviews && { LifeCycleReviewStatus: reviews }),
          Sort: { SortBy: 'LastModifiedDate', SortOrder: order },
          MaxResults: size,
        }
        const accepted = new Set(referrals.map(({ opportunity }) => opportunity))
        const listed = (await allPages(world, filter)).filter((id) => !accepted.has(id))
        const expected = deals
          .filter(
            ({ stage, review }) =>
              (wantedStages?.includes(stage) ?? true) && (reviews?.includes(review) ?? true),
          )
          .sort(
            (a, b) =>
              Date.parse(a.version) - Date.parse(b.version) || Number(a.id.slice(1)) - Number(b.id.slice(1)),
          )
          .map(({ id }) => id)
        expect(listed).toEqual(order === 'ASCENDING' ? expected : expected.reverse())
      },
    ),
  )

async function allPages(world: OracleWorld, filter: { MaxResults: number }): Promise<string[]> {
  const ids: string[] = []
  let NextToken: unknown
  do {
    const page = await world.expectAnswer('ListOpportunities', {
      ...filter,
      ...(NextToken !== undefined && { NextToken }),
    })
    const summaries = page.OpportunitySummaries as { Id: string }[]
    expect(summaries.length).toBeLessThanOrEqual(filter.MaxResults)
    ids.push(...summaries.map(({ Id }) => Id))
    NextToken = page.NextToken
  } while (NextToken !== undefined)
  return ids
}

/** Everything that can happen; what has most ways to go wrong comes most often. */
export const oracleCommands: fc.Arbitrary<Command>[] = [
  create,
  create,
  replay,
  ...Array(10).fill(update),
  manySteps,
  ...Array(4).fill(decide),
  submit,
  startTask,
  link,
  link,
  unlink,
  assign,
  advance,
  refer,
  answer,
  list,
]
