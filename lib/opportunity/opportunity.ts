import * as z from 'zod'
import { ReviewStatus } from './review-schema'
import { Stage } from './stage-schema'

/*
 * What AWS sends us. Every object is loose: a member that AWS added yesterday must survive our next save, because
 * UpdateOpportunity replaces the whole record. Enumerations that only label a value stay strings here for the same
 * reason; the two that drive our behaviour, Stage and ReviewStatus, are checked.
 */

export const OpportunityId = z.string().regex(/^O[0-9]{1,19}$/, 'This is not an AWS opportunity id')

export const Catalog = z.enum(['AWS', 'Sandbox'])
export type Catalog = z.infer<typeof Catalog>

/** An instant as AWS sent it, kept and sent back unchanged: it is the optimistic lock. */
export const LastModifiedDate = z.string().min(1).max(40)

const text = z.string().nullish()
const texts = z.array(z.string()).nullish()

const Spend = z.looseObject({
  Amount: text,
  CurrencyCode: text,
  Frequency: text,
  TargetCompany: text,
  EstimationUrl: text,
})

const Contact = z.looseObject({
  Email: text,
  FirstName: text,
  LastName: text,
  BusinessTitle: text,
  Phone: text,
})

const Account = z.looseObject({
  CompanyName: text,
  Industry: text,
  OtherIndustry: text,
  WebsiteUrl: text,
  AwsAccountId: text,
  Duns: text,
  Address: z
    .looseObject({
      City: text,
      PostalCode: text,
      StateOrRegion: text,
      CountryCode: text,
      StreetAddress: text,
    })
    .nullish(),
})

const LifeCycle = z.looseObject({
  Stage: Stage.nullish(),
  ClosedLostReason: text,
  NextSteps: text,
  TargetCloseDate: text,
  ReviewStatus: ReviewStatus.nullish(),
  ReviewComments: text,
  ReviewStatusReason: text,
  NextStepsHistory: z.array(z.looseObject({ Value: z.string(), Time: z.string() })).nullish(),
})

/** One row of ListOpportunities: no title, contacts, team or needs. */
export const OpportunitySummary = z.looseObject({
  Catalog,
  Id: OpportunityId,
  Arn: text,
  PartnerOpportunityIdentifier: text,
  OpportunityType: text,
  LastModifiedDate,
  CreatedDate: z.string(),
  LifeCycle: LifeCycle.nullish(),
  Customer: z.looseObject({ Account: Account.nullish() }).nullish(),
  Project: z
    .looseObject({ DeliveryModels: texts, ExpectedCustomerSpend: z.array(Spend).nullish() })
    .nullish(),
})
export type OpportunitySummary = z.infer<typeof OpportunitySummary>

/** The whole record, as GetOpportunity returns it. */
export const Opportunity = OpportunitySummary.extend({
  PrimaryNeedsFromAws: texts,
  NationalSecurity: text,
  Customer: z.looseObject({ Account: Account.nullish(), Contacts: z.array(Contact).nullish() }).nullish(),
  Project: z
    .looseObject({
      Title: text,
      CustomerBusinessProblem: text,
      CustomerUseCase: text,
      DeliveryModels: texts,
      ExpectedCustomerSpend: z.array(Spend).nullish(),
      ExpectedContractDuration: z.looseObject({ Term: text, Value: text }).nullish(),
      ApnPrograms: texts,
      SalesActivities: texts,
      CompetitorName: text,
      OtherCompetitorNames: text,
      OtherSolutionDescription: text,
      RelatedOpportunityIdentifier: text,
      AdditionalComments: text,
      AwsPartition: text,
    })
    .nullish(),
  Marketing: z
    .looseObject({ CampaignName: text, Source: text, UseCases: texts, Channels: texts, AwsFundingUsed: text })
    .nullish(),
  SoftwareRevenue: z
    .looseObject({
      DeliveryModel: text,
      Value: z.looseObject({ Amount: text, CurrencyCode: text }).nullish(),
      EffectiveDate: text,
      ExpirationDate: text,
    })
    .nullish(),
  OpportunityTeam: z.array(Contact).nullish(),
  RelatedEntityIdentifiers: z
    .looseObject({
      Solutions: texts,
      AwsProducts: texts,
      AwsMarketplaceOffers: texts,
      AwsMarketplaceOfferSets: texts,
      AwsMarketplaceSolutions: texts,
      AwsMarketplaceProducts: texts,
    })
    .nullish(),
})
export type Opportunity = z.infer<typeof Opportunity>
