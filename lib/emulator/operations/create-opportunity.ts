import type { CreateOpportunityRequest } from '@aws-sdk/client-partnercentral-selling'
import { plainDateOf } from '@/lib/opportunity/plain-date'
import { opportunityArn } from '../arns'
import { type Content, contentOf, withContent } from '../content'
import { type Issue, issue, refuse } from '../errors'
import { opportunityCreated } from '../events/event-kinds'
import { opportunityId } from '../ids'
import { formatSecond } from '../instant'
import type { Context, Operation } from '../operation'
import { type OpportunityDocument, rememberNextSteps, type StoredOpportunity, touch } from '../record'
import { consistencyIssues } from '../rules/consistency'
import { sizeDeal } from '../rules/deal-sizing'
import { relatedOpportunityIssues } from '../rules/related-opportunity'
import { missingAtCreate } from '../rules/required-at-create'
import { stageChangeIssues } from '../rules/stage-change'
import { tagIssues } from '../rules/tags'
import { teamAtCreate, titleIssues } from '../rules/team'
import type { Sent } from '../sent'

type Input = Sent<CreateOpportunityRequest, 'Catalog' | 'ClientToken'>

/** A new record in Pending Submission; in Sandbox with Origin AWS Referral, a referral that waits to be accepted. */
export const createOpportunity: Operation<Input> = {
  writes: true,
  async run(input, context) {
    const { content, issues } = sizeDeal(contentOf(input, 'Prospect'))
    refuse([
      ...issues,
      ...originIssues(input, content, context),
      ...consistencyIssues({ catalog: context.catalog, today: plainDateOf(context.now), content }),
      ...stageChangeIssues(content, {}),
      ...reviewStatusIssues(input),
      ...(input.OpportunityTeam ?? []).flatMap(({ BusinessTitle }) =>
        titleIssues('opportunityTeam.businessTitle', BusinessTitle),
      ),
      ...tagIssues(input.Tags),
      ...(await relatedOpportunityIssues(content, undefined, context)),
    ])
    const record = newRecord(input, content, await context.store.nextNumber(), context)
    await context.store.insert(record)
    if (record.visible) context.emit(opportunityCreated(record, record.document.Id as string))
    await context.store.addTags(
      record.document.Arn ?? '',
      (input.Tags ?? []) as { Key: string; Value: string }[],
    )
    const { Id, PartnerOpportunityIdentifier, LastModifiedDate } = record.document
    return { Id, PartnerOpportunityIdentifier, LastModifiedDate }
  },
}

/** C2, and what only a partner's own referral must bring. */
function originIssues({ Origin }: Input, content: Content, { catalog, incompleteCreates }: Context): Issue[] {
  if (Origin !== 'AWS Referral') return incompleteCreates === 'accept' ? [] : missingAtCreate(content)
  if (catalog === 'Sandbox') return []
  return [issue('origin', 'INVALID_VALUE', `origin must be Partner Referral in catalog ${catalog}`)]
}

/** A record starts in Pending Submission; only an echo of that is fine. */
function reviewStatusIssues({ LifeCycle }: Input): Issue[] {
  const status = LifeCycle?.ReviewStatus
  if (!status || status === 'Pending Submission') return []
  return [
    issue(
      'lifeCycle.reviewStatus',
      'ACTION_NOT_PERMITTED',
      'reviewStatus cannot be set on a new opportunity',
    ),
  ]
}

function newRecord(input: Input, content: Content, number: number, context: Context): StoredOpportunity {
  const { catalog, account, now } = context
  const id = opportunityId(number)
  const isReferral = input.Origin === 'AWS Referral'
  const blank: OpportunityDocument = {
    Catalog: catalog,
    Id: id,
    Arn: opportunityArn(account, catalog, id),
    CreatedDate: formatSecond(now.getTime()),
    LastModifiedDate: undefined,
    OpportunityTeam: teamAtCreate(input.OpportunityTeam),
    RelatedEntityIdentifiers: {},
    LifeCycle: { Stage: content.LifeCycle.Stage, ReviewStatus: 'Pending Submission' },
  }
  const record: StoredOpportunity = {
    number,
    account,
    catalog,
    visible: !isReferral,
    document: withContent(blank, { OpportunityType: 'Net New Business', ...definedMembers(content) }),
    state: { origin: input.Origin ?? 'Partner Referral', submissions: 0 },
    modified: 0,
    reviewDue: null,
  }
  touch(record, now)
  rememberNextSteps(record, undefined, now)
  return record
}

function definedMembers(content: Content): Content {
  return Object.fromEntries(
    Object.entries(content).filter(([, value]) => value !== undefined),
  ) as unknown as Content
}
