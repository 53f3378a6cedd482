import type {
  CreateOpportunityRequest,
  UpdateOpportunityRequest,
} from '@aws-sdk/client-partnercentral-selling'
import type { Stage } from '@/lib/opportunity/stage'
import { canonicalApnProgram, canonicalUseCase } from '@/lib/opportunity/value-lists'
import type { OpportunityDocument, Wire } from './record'

const contentMembers = [
  'PrimaryNeedsFromAws',
  'NationalSecurity',
  'PartnerOpportunityIdentifier',
  'Customer',
  'Project',
  'OpportunityType',
  'Marketing',
  'SoftwareRevenue',
] as const satisfies readonly (keyof OpportunityDocument & keyof UpdateOpportunityRequest)[]

type LifeCycleContent = Omit<
  OpportunityDocument['LifeCycle'],
  'ReviewStatus' | 'ReviewComments' | 'ReviewStatusReason' | 'NextStepsHistory'
>

/** What a partner writes of an opportunity: everything an update replaces, nothing the service looks after. */
export type Content = Pick<OpportunityDocument, (typeof contentMembers)[number]> & {
  LifeCycle: LifeCycleContent
}

export type Project = NonNullable<Content['Project']>
export type Spend = NonNullable<Project['ExpectedCustomerSpend']>[number]

type ContentInput = Omit<CreateOpportunityRequest | UpdateOpportunityRequest, 'LastModifiedDate'>

/** @param stage Stands in when the input names none: the stored one on an update, Prospect on a new record. */
export function contentOf(input: ContentInput, stage: Stage): Content {
  const members = pick(input as Wire<ContentInput>)
  const { Stage: given, ClosedLostReason, NextSteps, TargetCloseDate } = input.LifeCycle ?? {}
  return {
    ...members,
    ...(members.Project && { Project: spelled(members.Project) }),
    LifeCycle: { Stage: given ?? stage, ClosedLostReason, NextSteps, TargetCloseDate },
  }
}

export function contentOfDocument(document: OpportunityDocument): Content {
  const { Stage, ClosedLostReason, NextSteps, TargetCloseDate } = document.LifeCycle
  return { ...pick(document), LifeCycle: { Stage, ClosedLostReason, NextSteps, TargetCloseDate } }
}

/** The record with `content` in place of what it had. Members that are left out are gone: an update replaces. */
export function withContent(document: OpportunityDocument, content: Content): OpportunityDocument {
  const { ReviewStatus, ReviewComments, ReviewStatusReason, NextStepsHistory } = document.LifeCycle
  const kept = Object.fromEntries(
    Object.entries(document).filter(([name]) => !(contentMembers as readonly string[]).includes(name)),
  ) as Omit<OpportunityDocument, keyof Content>
  return {
    ...kept,
    ...shown(content),
    LifeCycle: { ...content.LifeCycle, ReviewStatus, ReviewComments, ReviewStatusReason, NextStepsHistory },
  }
}

function pick(source: Partial<Wire<ContentInput>>): Omit<Content, 'LifeCycle'> {
  return Object.fromEntries(contentMembers.map((name) => [name, source[name]]))
}

/** AWS answers with empty lists, not with nothing, for these two. Source: reference, section 4. */
function shown(content: Content): Content {
  const { Customer, Project } = content
  return {
    ...content,
    ...(Customer && { Customer: { ...Customer, Contacts: Customer.Contacts ?? [] } }),
    ...(Project && { Project: { ...Project, ExpectedCustomerSpend: Project.ExpectedCustomerSpend ?? [] } }),
  }
}

/** Some values go by two spellings in AWS's own pages; one is stored. An unknown value is left for the rules to refuse. */
function spelled(project: Project): Project {
  const { CustomerUseCase, ApnPrograms } = project
  return {
    ...project,
    CustomerUseCase: CustomerUseCase && (canonicalUseCase(CustomerUseCase) ?? CustomerUseCase),
    ApnPrograms: ApnPrograms?.map((program) => canonicalApnProgram(program) ?? program),
  }
}
