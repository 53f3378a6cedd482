import type {
  ListProspectingFromEngagementTasksCommandInput,
  ProspectingFromEngagementTaskSortName,
} from '@aws-sdk/client-partnercentral-selling'
import { expect } from 'vitest'
import { Catalog, given, makeEngagement, makeLead } from './states'
import { casesOf, type WireCase } from './wire-case'
import type { World } from './world'

const start = casesOf('StartProspectingFromEngagementTask')
const get = casesOf('GetProspectingFromEngagementTask')
const list = casesOf('ListProspectingFromEngagementTasks')

/** More than any task of ours takes. */
const aDay = 86_400

async function prospect({ partner }: World, TaskName: string, Identifiers: string[]) {
  const task = await partner.startProspectingFromEngagementTask({ Catalog, Identifiers, TaskName })
  return { ...task, id: given(task.TaskId) }
}

const progressCases: readonly WireCase[] = [
  start.answers('a task about several engagements', async (world) => {
    const Identifiers = [(await makeLead(world.partner)).id, (await makeLead(world.partner)).id]
    const task = await prospect(world, 'Harbor leads', Identifiers)
    expect(task).toMatchObject({ Identifiers, TaskName: 'Harbor leads' })
    expect(['PENDING', 'IN_PROGRESS']).toContain(task.TaskStatus)
    expect(task.StartTime).toEqual(world.clock.now)
  }),
  start.refuses(
    'ValidationException',
    '101 engagements',
    ({ partner }) =>
      partner.startProspectingFromEngagementTask({
        Catalog,
        TaskName: 'Too many',
        Identifiers: Array(101).fill('eng-00000000000000'),
      }),
    { reason: 'REQUEST_VALIDATION_FAILED', issues: ['identifiers TOO_MANY_VALUES'] },
  ),
  get.answers('a task that has just begun', async (world) => {
    const { id } = await makeLead(world.partner)
    const task = await prospect(world, 'Just begun', [id])
    const state = await world.partner.getProspectingFromEngagementTask({ Catalog, TaskIdentifier: task.id })
    expect(state).toMatchObject({ TaskId: task.id, TaskName: 'Just begun', TaskArn: task.TaskArn })
    expect(state.EndTime).toBeUndefined()
    expect(['PENDING', 'IN_PROGRESS']).toContain(state.Engagements?.[0]?.Status)
  }),
  get.answers('a task that has ended, whose engagement has a new context', async (world) => {
    const { id } = await makeLead(world.partner)
    const task = await prospect(world, 'Ended', [id])
    world.clock.advance(aDay)
    const state = await world.partner.getProspectingFromEngagementTask({ Catalog, TaskIdentifier: task.id })
    expect(state.Engagements).toMatchObject([{ EngagementIdentifier: id, Status: 'COMPLETED' }])
    expect(given(state.EndTime).getTime()).toBeGreaterThan(given(state.StartTime).getTime())
    const { Contexts } = await world.partner.getEngagement({ Catalog, Identifier: id })
    const result = Contexts?.find(({ Type }) => Type === 'ProspectingResult')?.Payload?.ProspectingResult
    expect(result?.Aws).toMatchObject({ TaskId: task.id, TaskName: 'Ended' })
  }),
]

/** Two tasks of a minute's distance, the later of which fails for its engagement has no lead. */
async function makeTwo(world: World) {
  const first = await prospect(world, 'Zebra', [(await makeLead(world.partner)).id])
  world.clock.advance(60)
  const second = await prospect(world, 'Antelope', [(await makeEngagement(world.partner)).id])
  world.clock.advance(aDay)
  return { Zebra: first, Antelope: second }
}

type Two = Awaited<ReturnType<typeof makeTwo>>
type Query = Partial<ListProspectingFromEngagementTasksCommandInput>

const lists = (title: string, query: (two: Two) => Query, expected: (keyof Two)[]) =>
  list.answers(title, (world) =>
    world.alone({}, async (own) => {
      const two = await makeTwo(own)
      const { TaskSummaries = [] } = await own.partner.listProspectingFromEngagementTasks({
        Catalog,
        Sort: { SortBy: 'StartTime', SortOrder: 'ASCENDING' },
        ...query(two),
      })
      expect(TaskSummaries.map(({ TaskName }) => TaskName)).toEqual(expected)
    }),
  )

const ascending: Record<ProspectingFromEngagementTaskSortName, (keyof Two)[]> = {
  StartTime: ['Zebra', 'Antelope'],
  TaskName: ['Antelope', 'Zebra'],
  FailedEngagementCount: ['Zebra', 'Antelope'],
}

const listCases: readonly WireCase[] = [
  ...(Object.keys(ascending) as ProspectingFromEngagementTaskSortName[]).flatMap((SortBy) => [
    lists(`by ${SortBy}, ascending`, () => ({ Sort: { SortBy, SortOrder: 'ASCENDING' } }), ascending[SortBy]),
    lists(
      `by ${SortBy}, descending`,
      () => ({ Sort: { SortBy, SortOrder: 'DESCENDING' } }),
      ascending[SortBy].toReversed(),
    ),
  ]),
  lists('given tasks', ({ Zebra }) => ({ TaskIdentifier: [Zebra.id] }), ['Zebra']),
  lists('tasks of a name', () => ({ TaskName: ['Antelope'] }), ['Antelope']),
  lists('tasks that began later', ({ Antelope }) => ({ StartAfter: Antelope.StartTime }), ['Antelope']),
  lists('tasks that began before', ({ Antelope }) => ({ StartBefore: Antelope.StartTime }), ['Zebra']),
  list.answers('how many engagements each has done', (world) =>
    world.alone({}, async (own) => {
      await makeTwo(own)
      const { TaskSummaries } = await own.partner.listProspectingFromEngagementTasks({
        Catalog,
        Sort: { SortBy: 'TaskName', SortOrder: 'ASCENDING' },
      })
      expect(TaskSummaries).toMatchObject([
        {
          TaskName: 'Antelope',
          TotalEngagementCount: 1,
          CompletedEngagementCount: 0,
          FailedEngagementCount: 1,
        },
        { TaskName: 'Zebra', TotalEngagementCount: 1, CompletedEngagementCount: 1, FailedEngagementCount: 0 },
      ])
    }),
  ),
]

export const prospectingCases: readonly WireCase[] = [...progressCases, ...listCases]
