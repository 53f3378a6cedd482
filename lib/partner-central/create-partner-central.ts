import { randomUUID } from 'node:crypto'
import {
  AssignOpportunityCommand,
  AssociateOpportunityCommand,
  CreateOpportunityCommand,
  DisassociateOpportunityCommand,
  GetAwsOpportunitySummaryCommand,
  GetOpportunityCommand,
  ListEngagementFromOpportunityTasksCommand,
  ListOpportunitiesCommand,
  ListSolutionsCommand,
  StartEngagementFromOpportunityTaskCommand,
  SubmitOpportunityCommand,
  UpdateOpportunityCommand,
} from '@aws-sdk/client-partnercentral-selling'
import * as z from 'zod'
import { AwsOpportunitySummary } from '@/lib/opportunity/aws-summary'
import {
  type Catalog,
  LastModifiedDate,
  Opportunity,
  OpportunityId,
  OpportunitySummary,
} from '@/lib/opportunity/opportunity'
import { Solution } from '@/lib/opportunity/solution'
import { SubmissionTask } from '@/lib/opportunity/submission-task'
import { createCall } from './call'
import { type Endpoint, sdkClient } from './endpoint'
import { sdkCommand } from './exact-json'
import type { OpportunityQuery, PartnerCentral, SolutionQuery } from './partner-central'
import { type Priority, type Quota, unlimited } from './quota'
import { updateMembers, withoutNulls } from './update-members'

export interface PartnerCentralOptions {
  catalog: Catalog
  endpoint: Endpoint
  /** Shared by all clients of one account; without it calls are sent as they come. */
  quota?: Quota
  priority?: Priority
}

const Receipt = z.looseObject({ Id: OpportunityId, LastModifiedDate })
const Nothing = z.unknown()
const NextToken = z.string().nullish()

const operations = {
  get: { command: sdkCommand(GetOpportunityCommand), kind: 'read', answer: Opportunity },
  list: {
    command: sdkCommand(ListOpportunitiesCommand),
    kind: 'read',
    answer: z.looseObject({ OpportunitySummaries: z.array(OpportunitySummary), NextToken }),
  },
  create: { command: sdkCommand(CreateOpportunityCommand), kind: 'write', repeatable: true, answer: Receipt },
  update: { command: sdkCommand(UpdateOpportunityCommand), kind: 'write', answer: Receipt },
  associate: { command: sdkCommand(AssociateOpportunityCommand), kind: 'write', answer: Nothing },
  disassociate: { command: sdkCommand(DisassociateOpportunityCommand), kind: 'write', answer: Nothing },
  assign: { command: sdkCommand(AssignOpportunityCommand), kind: 'write', answer: Nothing },
  submit: { command: sdkCommand(SubmitOpportunityCommand), kind: 'write', answer: Nothing },
  startSubmission: {
    command: sdkCommand(StartEngagementFromOpportunityTaskCommand),
    kind: 'write',
    repeatable: true,
    answer: SubmissionTask,
  },
  listTasks: {
    command: sdkCommand(ListEngagementFromOpportunityTasksCommand),
    kind: 'read',
    answer: z.looseObject({ TaskSummaries: z.array(SubmissionTask).nullish(), NextToken }),
  },
  listSolutions: {
    command: sdkCommand(ListSolutionsCommand),
    kind: 'read',
    answer: z.looseObject({ SolutionSummaries: z.array(Solution), NextToken }),
  },
  awsSummary: {
    command: sdkCommand(GetAwsOpportunitySummaryCommand),
    kind: 'read',
    answer: AwsOpportunitySummary,
  },
} as const

/** Undefined when nothing is asked: AWS refuses an empty filter object. */
function range(after: string | undefined, before: string | undefined, name: string) {
  if (after === undefined && before === undefined) return undefined
  return { [`After${name}`]: after, [`Before${name}`]: before }
}

function listBody(query: OpportunityQuery): Record<string, unknown> {
  return {
    MaxResults: query.maxResults,
    NextToken: query.nextToken,
    Sort: query.sort && { SortBy: query.sort.by, SortOrder: query.sort.order },
    LastModifiedDate: range(query.modifiedAfter, query.modifiedBefore, 'LastModifiedDate'),
    CreatedDate: range(query.createdAfter, query.createdBefore, 'CreatedDate'),
    TargetCloseDate: range(query.closesAfter, query.closesBefore, 'TargetCloseDate'),
    Identifier: query.ids,
    LifeCycleStage: query.stages,
    LifeCycleReviewStatus: query.reviewStatuses,
    CustomerCompanyName: query.companies,
  }
}

function solutionsBody(query: SolutionQuery): Record<string, unknown> {
  return {
    MaxResults: query.maxResults,
    NextToken: query.nextToken,
    Status: query.statuses,
    Identifier: query.ids,
    Category: query.categories,
  }
}

/** A client for one catalog at one endpoint. Holds sockets only while calls are under way. */
export function createPartnerCentral(options: PartnerCentralOptions): PartnerCentral {
  const { catalog, endpoint, quota = unlimited, priority = 'interactive' } = options
  const call = createCall(sdkClient(endpoint), quota, priority)
  const Catalog = catalog
  const related = (id: string, type: string, entity: string) => ({
    Catalog,
    OpportunityIdentifier: id,
    RelatedEntityType: type,
    RelatedEntityIdentifier: entity,
  })

  return {
    catalog,

    getOpportunity: (id) => call(operations.get, { Catalog, Identifier: id }),

    async listOpportunities(query = {}) {
      const page = await call(operations.list, { Catalog, ...listBody(query) })
      return { summaries: page.OpportunitySummaries, nextToken: page.NextToken || undefined }
    },

    createOpportunity: (input, clientToken = randomUUID()) =>
      call(operations.create, { ...(withoutNulls(input) as object), Catalog, ClientToken: clientToken }),

    updateOpportunity: (record) =>
      call(operations.update, {
        ...(withoutNulls(updateMembers(record)) as object),
        Catalog,
        Identifier: record.Id,
        LastModifiedDate: record.LastModifiedDate,
      }),

    async associate(id, type, entity) {
      await call(operations.associate, related(id, type, entity))
    },

    async disassociate(id, type, entity) {
      await call(operations.disassociate, related(id, type, entity))
    },

    async assign(id, assignee) {
      await call(operations.assign, { Catalog, Identifier: id, Assignee: assignee })
    },

    async submit(id, involvement) {
      await call(operations.submit, { Catalog, Identifier: id, ...involvement })
    },

    startSubmission: (id, involvement, clientToken = randomUUID()) =>
      call(operations.startSubmission, {
        Catalog,
        ClientToken: clientToken,
        Identifier: id,
        AwsSubmission: involvement,
      }),

    async listSubmissionTasks({ taskIds, opportunityIds }) {
      const body = { Catalog, TaskIdentifier: taskIds, OpportunityIdentifier: opportunityIds }
      return (await call(operations.listTasks, body)).TaskSummaries ?? []
    },

    async listSolutions(query = {}) {
      const page = await call(operations.listSolutions, { Catalog, ...solutionsBody(query) })
      return { solutions: page.SolutionSummaries, nextToken: page.NextToken || undefined }
    },

    getAwsOpportunitySummary: (id) =>
      call(operations.awsSummary, { Catalog, RelatedOpportunityIdentifier: id }),
  }
}
