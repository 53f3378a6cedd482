import type { Contact, OpportunityOrigin } from '@aws-sdk/client-partnercentral-selling'
import { opportunityArn } from './arns'
import { type Content, withContent } from './content'
import { opportunityCreated } from './events/event-kinds'
import { opportunityId } from './ids'
import { formatSecond } from './instant'
import type { Work } from './operation'
import { type OpportunityDocument, rememberNextSteps, type StoredOpportunity, touch } from './record'
import { teamAtCreate } from './rules/team'

/** What a record starts with. */
export interface NewOpportunity {
  origin: OpportunityOrigin
  content: Content
  team?: Contact[] | undefined
  /** Whether it waits unseen for its invitation to be accepted. Default: it does not. */
  hidden?: boolean
}

/** A record of `work.account`'s in Pending Submission, under the next id; not stored yet. */
export async function newOpportunity(
  work: Work,
  { origin, content, team, hidden = false }: NewOpportunity,
): Promise<StoredOpportunity> {
  const { catalog, account, now, store } = work
  const number = await store.nextNumber()
  const id = opportunityId(number)
  const blank: OpportunityDocument = {
    Catalog: catalog,
    Id: id,
    Arn: opportunityArn(account, catalog, id),
    CreatedDate: formatSecond(now.getTime()),
    LastModifiedDate: undefined,
    OpportunityTeam: teamAtCreate(team),
    RelatedEntityIdentifiers: {},
    LifeCycle: { Stage: content.LifeCycle.Stage, ReviewStatus: 'Pending Submission' },
  }
  const record: StoredOpportunity = {
    number,
    account,
    catalog,
    visible: !hidden,
    document: withContent(blank, { OpportunityType: 'Net New Business', ...definedMembers(content) }),
    state: { origin, submissions: 0 },
    modified: 0,
    reviewDue: null,
  }
  touch(record, now)
  rememberNextSteps(record, undefined, now)
  return record
}

/** Stores a new record and says so, unless it is hidden. */
export async function addOpportunity(work: Work, record: StoredOpportunity): Promise<void> {
  await work.store.insert(record)
  if (record.visible) work.emit(opportunityCreated(record, record.document.Id as string))
}

function definedMembers(content: Content): Content {
  return Object.fromEntries(
    Object.entries(content).filter(([, value]) => value !== undefined),
  ) as unknown as Content
}
