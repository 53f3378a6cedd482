import type { ListOpportunityFromEngagementTasksCommandInput } from '@aws-sdk/client-partnercentral-selling'
import { expect } from 'vitest'
import { Catalog, customerProject, given, leadContext, makeEngagement, makeLead } from './states'
import { casesOf, type WireCase } from './wire-case'
import type { World } from './world'

const convert = casesOf('StartOpportunityFromEngagementTask')

const converting = (client: World['partner'], Identifier: string, ContextIdentifier = '1') =>
  client.startOpportunityFromEngagementTask({ Catalog, Identifier, ContextIdentifier })

const convertCases: readonly WireCase[] = [
  convert.answers('a lead with a draft that is to be completed', async ({ partner }) => {
    const { id, arn } = await makeLead(partner)
    const task = await converting(partner, arn)
    expect(task).toMatchObject({ TaskStatus: 'COMPLETE', EngagementId: id, ContextId: '1' })
    expect(task.TaskArn).toBe(
      `arn:aws:partnercentral:us-east-1::catalog/Sandbox/opportunity-from-engagement-task/${task.TaskId}`,
    )
    const draft = await partner.getOpportunity({ Catalog, Identifier: task.OpportunityId })
    expect(draft).toMatchObject({
      OpportunityType: 'Net New Business',
      Marketing: { Source: 'None' },
      LifeCycle: { ReviewStatus: 'Pending Submission' },
      Customer: { Account: { CompanyName: 'Harbor Freight Lines' } },
    })
    expect(draft.Project?.Title).toContain('Converted from Lead')
  }),
  convert.answers(
    'a lead, whose engagement then has a customer project and the record',
    async ({ partner }) => {
      const { id } = await makeLead(partner)
      const { OpportunityId } = await converting(partner, id)
      const { Contexts } = await partner.getEngagement({ Catalog, Identifier: id })
      expect(Contexts?.map(({ Type }) => Type)).toEqual(['Lead', 'CustomerProject'])
      const found = await partner.listEngagementResourceAssociations({ Catalog, EngagementIdentifier: id })
      expect(found.EngagementResourceAssociationSummaries).toMatchObject([{ ResourceId: OpportunityId }])
    },
  ),
  convert.answers('a disqualified lead with a failed task', async ({ partner }) => {
    const { id } = await makeEngagement(partner, [
      { Type: 'Lead', Payload: { Lead: { ...leadContext, QualificationStatus: 'Disqualified' } } },
    ])
    expect(await converting(partner, id)).toMatchObject({
      TaskStatus: 'FAILED',
      ReasonCode: 'DisqualifiedLeadNotPermitted',
    })
  }),
  convert.answers('a lead that has a record already with a failed task', async ({ partner }) => {
    const { id } = await makeLead(partner)
    await converting(partner, id)
    expect(await converting(partner, id)).toMatchObject({
      TaskStatus: 'FAILED',
      ReasonCode: 'OpportunityConflict',
    })
  }),
  convert.forbids('two tags with one key', ['tags DUPLICATE_KEY_VALUE'], async ({ partner }) => {
    const { id } = await makeLead(partner)
    const Tags = [
      { Key: 'a', Value: '1' },
      { Key: 'a', Value: '2' },
    ]
    return partner.startOpportunityFromEngagementTask({
      Catalog,
      Identifier: id,
      ContextIdentifier: '1',
      Tags,
    })
  }),
  convert.answers('a customer project with a failed task', async ({ partner }) => {
    const { id } = await makeEngagement(partner, [customerProject])
    expect(await converting(partner, id)).toMatchObject({
      TaskStatus: 'FAILED',
      ReasonCode: 'CustomerProjectContextNotPermitted',
    })
  }),
  convert.answers('a context that is not there with a failed task', async ({ partner }) => {
    const { id } = await makeLead(partner)
    expect(await converting(partner, id, '9')).toMatchObject({
      TaskStatus: 'FAILED',
      ReasonCode: 'ContextNotFound',
    })
  }),
]

const convertTasks = casesOf('ListOpportunityFromEngagementTasks')

type ConvertQuery = Partial<ListOpportunityFromEngagementTasksCommandInput>

const convertTaskCases: readonly WireCase[] = [
  convertTasks.answers(
    'given tasks, and those of given records, engagements and contexts',
    async ({ partner }) => {
      const { id, arn } = await makeLead(partner)
      const { TaskId, TaskArn, OpportunityId } = await converting(partner, id)
      const queries: ConvertQuery[] = [
        { TaskIdentifier: [given(TaskId)] },
        { TaskIdentifier: [given(TaskArn)] },
        { OpportunityIdentifier: [given(OpportunityId)] },
        { EngagementIdentifier: [id] },
        { EngagementIdentifier: [arn], ContextIdentifier: ['1'], TaskStatus: ['COMPLETE'] },
      ]
      for (const query of queries) {
        const { TaskSummaries } = await partner.listOpportunityFromEngagementTasks({ Catalog, ...query })
        expect(TaskSummaries).toMatchObject([{ TaskId, OpportunityId, EngagementId: id, ContextId: '1' }])
      }
    },
  ),
  convertTasks.answers('none about another context', async ({ partner }) => {
    const { id } = await makeLead(partner)
    await converting(partner, id)
    const { TaskSummaries } = await partner.listOpportunityFromEngagementTasks({
      Catalog,
      EngagementIdentifier: [id],
      ContextIdentifier: ['2'],
    })
    expect(TaskSummaries).toEqual([])
  }),
  ...(['ASCENDING', 'DESCENDING'] as const).map((SortOrder) =>
    convertTasks.answers(`by StartTime, ${SortOrder.toLowerCase()}`, (world) =>
      world.alone({}, async ({ partner, clock }) => {
        const started: string[] = []
        for (let count = 0; count < 3; count++) {
          const { id } = await makeLead(partner)
          started.push(given((await converting(partner, id)).TaskId))
          clock.advance(1)
        }
        const { TaskSummaries } = await partner.listOpportunityFromEngagementTasks({
          Catalog,
          Sort: { SortBy: 'StartTime', SortOrder },
        })
        const expected = SortOrder === 'ASCENDING' ? started : started.reverse()
        expect(TaskSummaries?.map(({ TaskId }) => TaskId)).toEqual(expected)
      }),
    ),
  ),
]

export const leadConversionCases: readonly WireCase[] = [...convertCases, ...convertTaskCases]
