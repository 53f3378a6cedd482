import type { OpportunitySummaryView, ResourceSnapshotPayload } from '@aws-sdk/client-partnercentral-selling'
import { awsSummary } from '../aws-summary'
import { forbidden, issue } from '../errors'
import type { Work } from '../operation'
import type { OpportunityDocument, StoredOpportunity, Wire } from '../record'

/** Says what of an opportunity a snapshot copies. */
export interface Template {
  name: string
  /** Whose snapshots these are: the owner's, for every member of the engagement, or AWS's, for the owner alone. */
  from: 'owner' | 'aws'
  payload(record: StoredOpportunity, work: Pick<Work, 'chance' | 'now'>): Wire<ResourceSnapshotPayload>
}

const templates: readonly Template[] = [
  {
    name: 'OpportunitySummary',
    from: 'owner',
    payload: ({ document }) => ({ OpportunitySummary: summaryView(document) }),
  },
  {
    name: 'AwsOpportunitySummaryFullView',
    from: 'aws',
    payload(record, { chance }) {
      const { Catalog: _catalog, ...view } = awsSummary(record, chance)
      return { AwsOpportunitySummaryFullView: view }
    },
  },
]

/** @throws ServiceError A business ValidationException: the model lets any word of letters and digits pass. */
export function templateNamed(name: string): Template {
  const template = templates.find((known) => known.name === name)
  if (template) return template
  throw forbidden([
    issue('resourceSnapshotTemplateIdentifier', 'INVALID_VALUE', 'There is no such snapshot template'),
  ])
}

/**
 * As `templateNamed`, for callers who ask for a snapshot or a job.
 * @throws ServiceError A business ValidationException for AWS's own templates, too.
 */
export function partnerTemplateNamed(name: string): Template {
  const template = templateNamed(name)
  if (template.from === 'owner') return template
  throw forbidden([
    issue('resourceSnapshotTemplateIdentifier', 'ACTION_NOT_PERMITTED', 'Only AWS uses this template'),
  ])
}

/** No title, business problem, partner's own identifier or marketing. Source: reference, appendix B. */
function summaryView(document: OpportunityDocument): Wire<OpportunitySummaryView> {
  const { TargetCloseDate, ReviewStatus, Stage, NextSteps } = document.LifeCycle
  return {
    OpportunityType: document.OpportunityType,
    Lifecycle: { TargetCloseDate, ReviewStatus, Stage, NextSteps },
    OpportunityTeam: document.OpportunityTeam,
    PrimaryNeedsFromAws: document.PrimaryNeedsFromAws,
    Customer: document.Customer,
    Project: projectView(document.Project),
    RelatedEntityIdentifiers: sharedEntities(document),
  }
}

/** A private offer is between two parties; that it makes no snapshot is in the table of the reference's section 17. */
function sharedEntities({
  RelatedEntityIdentifiers,
}: OpportunityDocument): OpportunityDocument['RelatedEntityIdentifiers'] {
  if (!RelatedEntityIdentifiers) return undefined
  const {
    AwsMarketplaceOffers: _offers,
    AwsMarketplaceOfferSets: _sets,
    ...shared
  } = RelatedEntityIdentifiers
  return shared
}

function projectView(project: OpportunityDocument['Project']): Wire<OpportunitySummaryView>['Project'] {
  if (!project) return undefined
  return {
    DeliveryModels: project.DeliveryModels,
    ExpectedCustomerSpend: project.ExpectedCustomerSpend,
    ExpectedContractDuration: project.ExpectedContractDuration,
    CustomerUseCase: project.CustomerUseCase,
    SalesActivities: project.SalesActivities,
    OtherSolutionDescription: project.OtherSolutionDescription,
  }
}
