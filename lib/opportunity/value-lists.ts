import {
  AwsFundingUsed,
  Channel,
  ClosedLostReason,
  CompetitorName,
  DeliveryModel,
  Industry,
  NationalSecurity,
  OpportunityType,
  PrimaryNeedFromAws,
  RevenueModel,
  SalesActivity,
} from '@aws-sdk/client-partnercentral-selling'

/*
 * Every list a seller chooses from. Those the API model has as enumerations come from the SDK, so that a new SDK brings
 * their new values. Those that the model types as plain strings, though the service checks them, are typed here, once.
 * Their source: reference section 5 (the API pages' own lists and the value lists of AWS's CRM integration samples).
 * No zod here: a page that only names values should not ship it.
 */

export const industries = otherLast(Object.values(Industry))
export const opportunityTypes = Object.values(OpportunityType)
export const deliveryModels = otherLast(Object.values(DeliveryModel))
export const salesActivities = Object.values(SalesActivity).sort(byProgress)
export const primaryNeedsFromAws = Object.values(PrimaryNeedFromAws)
export const competitors = otherLast(Object.values(CompetitorName))
export const closedLostReasons = otherLast(Object.values(ClosedLostReason))
export const marketingChannels = Object.values(Channel)
export const revenueModels = Object.values(RevenueModel)
export const nationalSecurityAnswers = Object.values(NationalSecurity)
export const awsFundingAnswers = Object.values(AwsFundingUsed)

/** The model's currency list has 168 codes; opportunity spend takes these two. */
export const spendCurrencies = ['USD', 'EUR'] as const

/** `None` is not in the model's enumeration; the deal sizing guide asks for it on the total contract value entry. */
export const spendFrequencies = ['Monthly', 'None'] as const

/** The business titles of the opportunity team; customer contacts write theirs freely. */
export const teamTitles = ['PartnerAccountManager', 'OpportunityOwner'] as const

/** Why AWS answered a review as it did. Free text in the model; these are the ones AWS's reviewers use. */
export const reviewStatusReasons = [
  'Bulk Upload Response',
  'Clarify Revenue',
  'Clarify Solution',
  'Forecast Conflict',
  'Other',
  'Other - Internal Review',
] as const

/** `Project.CustomerUseCase`. */
export const customerUseCases = [
  'AI Machine Learning and Analytics',
  'Archiving',
  'Big Data: Data Warehouse / Data Integration / ETL / Data Lake / BI',
  'Blockchain',
  'Business Applications: Mainframe Modernization',
  'Business Applications & Contact Center',
  'Business Applications & SAP Production',
  'Centralized Operations Management',
  'Cloud Management Tools',
  'Cloud Management Tools & DevOps with Continuous Integration & Continuous Delivery (CICD)',
  'Configuration, Compliance & Auditing',
  'Connected Services',
  'Containers & Serverless',
  'Content Delivery & Edge Services',
  'Database',
  'Edge Computing / End User Computing',
  'Energy',
  'Enterprise Governance & Controls',
  'Enterprise Resource Planning',
  'Financial Services',
  'Healthcare and Life Sciences',
  'High Performance Computing',
  'Hybrid Application Platform',
  'Industrial Software',
  'IOT',
  'Manufacturing, Supply Chain and Operations',
  'Media & High performance computing (HPC)',
  'Migration / Database Migration',
  'Monitoring, logging and performance',
  'Monitoring & Observability',
  'Networking',
  'Outpost',
  'SAP',
  'Security & Compliance',
  'Storage & Backup',
  'Training',
  'VMC',
  'VMWare',
  'Web development & DevOps',
] as const

/** `Project.ApnPrograms`. */
export const apnPrograms = [
  'APN Immersion Days',
  'APN Solution Space',
  'ATO (Authority to Operate)',
  'AWS Marketplace Campaign',
  'ISV Immersion Day SFID Program',
  'ISV Workload Migration',
  'Migration Acceleration Program',
  'P3',
  'Partner Launch Initiative',
  'Partner Opportunity Acceleration Funded',
  'The Next Smart',
  'VMware Cloud on AWS',
  'Well-Architected',
  'Windows',
  'Workspaces/AppStream Accelerator Program',
  'WWPS NDPP',
] as const

/** `Marketing.UseCases`. */
export const marketingUseCases = [
  'AI/ML',
  'Analytics',
  'Application Integration',
  'Blockchain',
  'Business Applications',
  'Cloud Financial Management',
  'Compute',
  'Containers',
  'Customer Engagement',
  'Databases',
  'Developer Tools',
  'End User Computing',
  'Front End Web & Mobile',
  'Game Tech',
  'IoT',
  'Management & Governance',
  'Media Services',
  'Migration & Transfer',
  'Networking & Content Delivery',
  'Quantum Technologies',
  'Robotics',
  'Satellite',
  'Security',
  'Serverless',
  'Storage',
  'VR & AR',
] as const

/** `Address.StateOrRegion` when the country is US; free text elsewhere. AWS takes no two-letter codes. */
export const usStates = [
  'Alabama',
  'Alaska',
  'American Samoa',
  'Arizona',
  'Arkansas',
  'California',
  'Colorado',
  'Connecticut',
  'Delaware',
  'Dist. of Columbia',
  'Federated States of Micronesia',
  'Florida',
  'Georgia',
  'Guam',
  'Hawaii',
  'Idaho',
  'Illinois',
  'Indiana',
  'Iowa',
  'Kansas',
  'Kentucky',
  'Louisiana',
  'Maine',
  'Marshall Islands',
  'Maryland',
  'Massachusetts',
  'Michigan',
  'Minnesota',
  'Mississippi',
  'Missouri',
  'Montana',
  'Nebraska',
  'Nevada',
  'New Hampshire',
  'New Jersey',
  'New Mexico',
  'New York',
  'North Carolina',
  'North Dakota',
  'Northern Mariana Islands',
  'Ohio',
  'Oklahoma',
  'Oregon',
  'Palau',
  'Pennsylvania',
  'Puerto Rico',
  'Rhode Island',
  'South Carolina',
  'South Dakota',
  'Tennessee',
  'Texas',
  'Utah',
  'Vermont',
  'Virgin Islands',
  'Virginia',
  'Washington',
  'West Virginia',
  'Wisconsin',
  'Wyoming',
  'APO/AE',
  'AFO/FPO',
  'FPO, AP',
] as const

/**
 * The list's spelling of a use case, or undefined for one that is not on it. AWS's own pages write three of them both
 * with and without spaces around the slash.
 */
export function canonicalUseCase(text: string): string | undefined {
  return findSpelled(customerUseCases, text)
}

/** The list's spelling of a program, or undefined. Older AWS pages print `IS Immersion Day SFID Program`. */
export function canonicalApnProgram(text: string): string | undefined {
  return findSpelled(apnPrograms, text.replace(/^IS Immersion/, 'ISV Immersion'))
}

/** Whoever looks for "Other" has read the rest of the list. */
function otherLast<T extends string>(values: readonly T[]): T[] {
  const isOther = (value: T) => Number(/^\*?Other$/.test(value))
  return [...values].sort((a, b) => isOther(a) - isOther(b))
}

/** A sale's usual course. An activity that AWS adds comes last until it is given a place. */
function byProgress(a: SalesActivity, b: SalesActivity): number {
  const course: readonly SalesActivity[] = [
    SalesActivity.INITIALIZED_DISCUSSIONS_WITH_CUSTOMER,
    SalesActivity.CUSTOMER_HAS_SHOWN_INTEREST,
    SalesActivity.CONDUCTED_POC_DEMO,
    SalesActivity.IN_EVALUATION_PLANNING_STAGE,
    SalesActivity.AGREED_ON_SOLUTION_TO_BUSINESS_PROBLEM,
    SalesActivity.COMPLETED_ACTION_PLAN,
    SalesActivity.FINALIZED_DEPLOYMENT_NEEDS,
    SalesActivity.SOW_SIGNED,
  ]
  const place = (activity: SalesActivity) =>
    course.includes(activity) ? course.indexOf(activity) : course.length
  return place(a) - place(b)
}

function findSpelled(list: readonly string[], text: string): string | undefined {
  const spelled = (value: string) => value.replace(/\s*\/\s*/g, '/')
  return list.find((value) => spelled(value) === spelled(text))
}
