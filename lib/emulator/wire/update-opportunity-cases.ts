import type { CreateOpportunityCommandInput } from '@aws-sdk/client-partnercentral-selling'
import { expect } from 'vitest'
import { completeOpportunity } from '../test-emulator'
import { months, total } from './deal-sizes'
import { Catalog, decide, given, makeApproved, makeOpportunity, makeSubmission, unchanged } from './states'
import { casesOf, type WireCase } from './wire-case'
import type { World } from './world'

const complete = completeOpportunity()
const { Project, LifeCycle } = complete

type Changes = Partial<CreateOpportunityCommandInput>

const withProject = (changes: object): Changes => ({ Project: { ...Project, ...changes } })

const update = casesOf('UpdateOpportunity')

/** Changes a record that is made for it. */
const updating =
  (make: (client: World['partner']) => Promise<{ id: string }>, change: (record: Changes) => Changes) =>
  async ({ partner }: World) => {
    const record = await unchanged(partner, (await make(partner)).id)
    return partner.updateOpportunity({ ...record, ...(change(record as Changes) as object) })
  }

const makeNew = async (client: World['partner']) => ({ id: await makeOpportunity(client) })

const makeUnclear = async (client: World['partner']) => {
  const submission = await makeSubmission(client)
  await decide(client, submission.id, 'Action Required')
  return submission
}

const makeRejected = async (client: World['partner']) => {
  const submission = await makeSubmission(client)
  await decide(client, submission.id, 'Rejected')
  return submission
}

const retitled = (record: Changes) => ({ Project: { ...record.Project, Title: 'Another title' } })
const judgedAs =
  (ReviewStatus: 'Submitted' | 'In review' | 'Approved' | 'Rejected') => (record: Changes) => ({
    LifeCycle: { ...record.LifeCycle, ReviewStatus },
  })

export const updateOpportunityCases: readonly WireCase[] = [
  update.answers('a record read and sent back, under a later version', async ({ partner }) => {
    const record = await unchanged(partner, await makeOpportunity(partner))
    const saved = await partner.updateOpportunity(record)
    expect(given(saved.LastModifiedDate).getTime()).toBeGreaterThan(given(record.LastModifiedDate).getTime())
    const { LastModifiedDate: _before, ...content } = record
    expect(await unchanged(partner, given(record.Identifier))).toMatchObject(content)
  }),
  update.answers('by replacing the whole record', async ({ partner }) => {
    const record = await unchanged(partner, await makeOpportunity(partner))
    await partner.updateOpportunity({
      ...record,
      PartnerOpportunityIdentifier: undefined,
      PrimaryNeedsFromAws: undefined,
    })
    const after = await partner.getOpportunity({ Catalog, Identifier: record.Identifier })
    expect(after.PartnerOpportunityIdentifier).toBeUndefined()
    expect(after.PrimaryNeedsFromAws ?? []).toEqual([])
    expect(after.LifeCycle?.ReviewStatus).toBe('Pending Submission')
  }),
  update.answers('next steps, and remembers those before', async ({ partner, clock }) => {
    const record = await unchanged(partner, await makeOpportunity(partner))
    clock.advance(60)
    await partner.updateOpportunity({ ...record, LifeCycle: { ...record.LifeCycle, NextSteps: 'Sign' } })
    const { LifeCycle: after } = await partner.getOpportunity({ Catalog, Identifier: record.Identifier })
    expect(after?.NextSteps).toBe('Sign')
    expect(after?.NextStepsHistory?.map(({ Value }) => Value)).toContain('Architecture review')
  }),
  update.answers('a decision in Sandbox', async ({ partner }) => {
    const { id } = await makeApproved(partner)
    const record = await partner.getOpportunity({ Catalog, Identifier: id })
    expect(record.LifeCycle?.ReviewStatus).toBe('Approved')
  }),
  update.answers('a correction that was asked for, which submits the record again', async (world) => {
    const saved = await updating(makeUnclear, (record) => ({
      Project: { ...record.Project, CustomerBusinessProblem: 'Dispatchers learn of delays hours too late.' },
    }))(world)
    const record = await world.partner.getOpportunity({ Catalog, Identifier: saved.Id })
    expect(record.LifeCycle?.ReviewStatus).toBe('Submitted')
  }),
  update.answers('the stage of an approved deal', async (world) => {
    await updating(makeApproved, (record) => ({
      LifeCycle: { ...record.LifeCycle, Stage: 'Technical Validation' },
    }))(world)
  }),
  update.answers('an omitted contract duration by keeping it', async ({ partner }) => {
    const id = await makeOpportunity(
      partner,
      withProject({ ExpectedCustomerSpend: [total], ExpectedContractDuration: months }),
    )
    const record = await unchanged(partner, id)
    const { ExpectedContractDuration: _duration, ...project } = record.Project ?? {}
    await partner.updateOpportunity({ ...record, Project: project })
    const after = await partner.getOpportunity({ Catalog, Identifier: id })
    expect(after.Project?.ExpectedContractDuration).toEqual(months)
  }),
  update.refuses(
    'ConflictException',
    'a version that is not the latest',
    async ({ partner }) => {
      const record = await unchanged(partner, await makeOpportunity(partner))
      await partner.updateOpportunity(record)
      return partner.updateOpportunity(record)
    },
    { message: 'Conflicting error, last modified date is not the latest' },
  ),
  update.forbids(
    'a change while AWS has the record',
    ['project.title ACTION_NOT_PERMITTED'],
    updating(makeSubmission, retitled),
  ),
  update.forbids(
    'a change of what is fixed once approved',
    [
      'customer.account.industry ACTION_NOT_PERMITTED',
      'customer.account.websiteUrl ACTION_NOT_PERMITTED',
      'project.customerBusinessProblem ACTION_NOT_PERMITTED',
      'project.title ACTION_NOT_PERMITTED',
    ],
    updating(makeApproved, (record) => ({
      Customer: {
        ...record.Customer,
        Account: {
          CompanyName: 'Harbor Freight Lines',
          ...record.Customer?.Account,
          Industry: 'Retail',
          WebsiteUrl: 'https://elsewhere.example',
        },
      },
      Project: {
        ...retitled(record).Project,
        CustomerBusinessProblem: 'Something quite different from before.',
      },
    })),
  ),
  update.forbids(
    'a change that was not asked for',
    ['project.title ACTION_NOT_PERMITTED'],
    updating(makeUnclear, retitled),
  ),
  update.forbids(
    'a change of a rejected record',
    ['project.title ACTION_NOT_PERMITTED'],
    updating(makeRejected, retitled),
  ),
  ...(['Submitted', 'In review'] as const).map((status) =>
    update.refuses('ValidationException', `${status} as a decision`, updating(makeNew, judgedAs(status)), {
      reason: 'BUSINESS_VALIDATION_FAILED',
    }),
  ),
  update.forbids(
    'a second thought about an approval',
    ['lifeCycle.reviewStatus ACTION_NOT_PERMITTED'],
    updating(makeApproved, judgedAs('Rejected')),
  ),
  update.forbids(
    'a decision in the AWS catalog',
    ['lifeCycle.reviewStatus ACTION_NOT_PERMITTED'],
    async ({ partner }) => {
      const { Id } = await partner.createOpportunity({ ...complete, Catalog: 'AWS' })
      const { LastModifiedDate } = await partner.getOpportunity({ Catalog: 'AWS', Identifier: Id })
      const { Origin: _origin, ...content } = complete
      return partner.updateOpportunity({
        ...content,
        Catalog: 'AWS',
        Identifier: Id,
        LastModifiedDate,
        LifeCycle: { ...LifeCycle, ReviewStatus: 'Approved' },
      })
    },
  ),
  update.forbids(
    'a launch without a solution',
    ['customer.account.awsAccountId REQUIRED_FIELD_MISSING', 'lifeCycle.stage INVALID_VALUE'],
    updating(makeApproved, (record) => ({ LifeCycle: { ...record.LifeCycle, Stage: 'Launched' } })),
  ),
]
