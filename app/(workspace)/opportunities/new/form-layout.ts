import type { FormLayout } from '@/components/forms/form-fields'

const spend = ['Project.ExpectedCustomerSpend', 'Project.ExpectedContractDuration.Value']

/** The short first page: what AWS demands before a record exists. */
export const essentials: FormLayout = [
  {
    title: 'Who is the customer?',
    paths: [
      'Customer.Account.CompanyName',
      'Customer.Account.WebsiteUrl',
      'Customer.Account.Industry',
      'Customer.Account.OtherIndustry',
      'NationalSecurity',
      'Customer.Account.Address.CountryCode',
    ],
  },
  {
    title: 'What is the deal?',
    paths: [
      'Project.Title',
      'Project.CustomerBusinessProblem',
      'Project.CustomerUseCase',
      'LifeCycle.TargetCloseDate',
    ],
  },
  { title: 'What will it be worth?', paths: spend },
]

/** Everything else, what AWS's reviewers ask for first. */
export const remaining: FormLayout = [
  {
    title: 'What would you deliver?',
    paths: ['RelatedEntityIdentifier', 'Project.OtherSolutionDescription', 'Project.DeliveryModels'],
  },
  {
    title: 'Working with AWS',
    paths: [
      'AwsSubmission.InvolvementType',
      'PrimaryNeedsFromAws',
      'Project.SalesActivities',
      'Project.ApnPrograms',
    ],
  },
  {
    title: 'Where is the customer?',
    paths: [
      'Customer.Account.Address.StateOrRegion',
      'Customer.Account.Address.PostalCode',
      'Customer.Account.Address.City',
      'Customer.Account.Address.StreetAddress',
    ],
  },
  { title: 'Contacts', paths: ['Customer.Contacts'] },
  {
    title: 'Plan',
    paths: [
      'LifeCycle.Stage',
      'OpportunityType',
      'Project.RelatedOpportunityIdentifier',
      'PartnerOpportunityIdentifier',
      'LifeCycle.NextSteps',
    ],
  },
  {
    title: 'Marketing',
    paths: [
      'Marketing.Source',
      'Marketing.AwsFundingUsed',
      'Marketing.CampaignName',
      'Marketing.Channels',
      'Marketing.UseCases',
    ],
  },
  {
    title: 'Good to know',
    paths: [
      'Project.CompetitorName',
      'Project.OtherCompetitorNames',
      'Customer.Account.AwsAccountId',
      'Customer.Account.Duns',
      'Project.AwsPartition',
      'Project.AdditionalComments',
    ],
  },
]

export const essentialPaths = essentials.flatMap(({ paths }) => paths)

/** Every field in the order in which it is drawn. */
export const paths = [...essentials, ...remaining].flatMap((section) => section.paths)
