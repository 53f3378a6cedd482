import * as z from 'zod'
import { fields } from '@/lib/form/fields'
import { fillForm } from '@/lib/form/fill-form'
import { textAt } from '@/lib/form/rule'
import { countryCodes, countryName } from './countries'
import {
  choices,
  optionalAmount,
  optionalChoice,
  optionalDate,
  optionalPattern,
  optionalPhone,
  optionalText,
  optionalWebsite,
  requiredChoice,
  requiredDate,
  requiredEmail,
  requiredText,
} from './draft-fields'
import type { Opportunity } from './opportunity'
import { hasPostalCodes, postalFormats } from './postal-code'
import { stages } from './stage'
import * as lists from './value-lists'

/*
 * What a seller fills in, under AWS's names, so that an error, a lock and a field need no translation. Each leaf is
 * registered last: a check added after `.register` would make a new schema without its label.
 * Lengths and patterns are the API model's, conditions the rules of reference 6.2 (see draft-rules.ts).
 */

const country = 'Customer.Account.Address.CountryCode'

const LifeCycle = z.strictObject({
  Stage: requiredChoice(stages, 'Choose a stage').register(fields, {
    label: 'Stage',
    section: 'Plan',
    control: 'select',
  }),
  ClosedLostReason: optionalChoice(lists.closedLostReasons).register(fields, {
    label: 'Why was it lost?',
    section: 'Plan',
    control: 'combobox',
    visibleWhen: { path: 'LifeCycle.Stage', oneOf: ['Closed Lost'] },
    required: true,
  }),
  TargetCloseDate: requiredDate('Enter the date you expect to close').register(fields, {
    label: 'Target close date',
    section: 'Plan',
    control: 'date',
    help: 'When you expect the customer to sign.',
  }),
  NextSteps: optionalText(255).register(fields, {
    label: 'Next steps',
    section: 'Plan',
    control: 'textarea',
    help: 'What happens next, and who does it. AWS sellers read this.',
  }),
})

const Address = z.strictObject({
  CountryCode: requiredChoice(countryCodes, 'Choose a country').register(fields, {
    label: 'Country',
    section: 'Customer',
    control: 'combobox',
    options: countryCodes
      .map((code) => ({ value: code, label: countryName(code), keywords: code }))
      .sort((a, b) => a.label.localeCompare(b.label, 'en')),
  }),
  StateOrRegion: optionalText(255).register(fields, {
    label: 'State or region',
    section: 'Customer',
    autoComplete: 'off',
    variants: [
      {
        when: { path: country, oneOf: ['US'] },
        control: 'combobox',
        label: 'State',
        options: lists.usStates.map((state) => ({ value: state, label: state })),
      },
    ],
  }),
  City: optionalText(255).register(fields, { label: 'City', section: 'Customer', autoComplete: 'off' }),
  PostalCode: optionalText(20).register(fields, {
    label: 'Postal code',
    section: 'Customer',
    autoComplete: 'off',
    hint: { reads: [country], text: postalHint },
  }),
  StreetAddress: optionalText(255).register(fields, {
    label: 'Street address',
    section: 'Customer',
    autoComplete: 'off',
  }),
})

const Account = z.strictObject({
  CompanyName: requiredText(120, "Enter the customer's company name").register(fields, {
    label: 'Company',
    section: 'Customer',
    autoComplete: 'off',
    help: "The end customer's legal name.",
  }),
  WebsiteUrl: optionalWebsite().register(fields, {
    label: 'Website',
    section: 'Customer',
    control: 'url',
    placeholder: 'www.company.com',
    required: true,
  }),
  Industry: requiredChoice(lists.industries, 'Choose an industry').register(fields, {
    label: 'Industry',
    section: 'Customer',
  }),
  OtherIndustry: optionalText(255).register(fields, {
    label: 'Which industry?',
    section: 'Customer',
    visibleWhen: { path: 'Customer.Account.Industry', oneOf: ['Other'] },
    required: true,
  }),
  Address,
  AwsAccountId: optionalPattern(/^\d{12}$/, 'An AWS account ID has 12 digits', onlyDigits).register(fields, {
    label: "Customer's AWS account ID",
    section: 'Customer',
    order: 1,
    help: 'Consulting and services partners need it before a deal is launched.',
  }),
  Duns: optionalPattern(/^\d{9}$/, 'A D-U-N-S number has 9 digits', onlyDigits).register(fields, {
    label: 'D-U-N-S number',
    section: 'Customer',
    order: 1,
  }),
})

const Contact = z.strictObject({
  FirstName: requiredText(80, 'Enter a first name').register(fields, {
    label: 'First name',
    autoComplete: 'off',
  }),
  LastName: requiredText(80, 'Enter a last name').register(fields, {
    label: 'Last name',
    autoComplete: 'off',
  }),
  Email: requiredEmail('Enter an email address').register(fields, {
    label: 'Email',
    control: 'email',
    autoComplete: 'off',
  }),
  Phone: optionalPhone().register(fields, {
    label: 'Phone',
    control: 'tel',
    autoComplete: 'off',
    help: 'With the country code, such as +49 30 1234567.',
  }),
  BusinessTitle: optionalText(80).register(fields, { label: 'Job title', autoComplete: 'off' }),
})

const Customer = z.strictObject({
  Account,
  Contacts: z
    .array(Contact)
    .max(10, 'AWS takes at most 10 contacts')
    .register(fields, {
      label: 'Contacts',
      section: 'Contacts',
      help: 'People at the customer whom AWS may need to know.',
      item: {
        noun: 'contact',
        blank: { FirstName: '', LastName: '', Email: '', Phone: '', BusinessTitle: '' },
      },
    }),
})

/** Spend paid to AWS each month, or the total value of the customer's contract with the partner. */
const spendTargets = [
  { value: 'AWS', label: 'AWS spend, per month' },
  { value: 'Self', label: 'Total contract value' },
]

const Spend = z
  .strictObject({
    TargetCompany: requiredText(80, 'Choose what this amount is').register(fields, {
      label: 'What it is',
      options: spendTargets,
    }),
    Amount: optionalAmount().register(fields, {
      label: 'Amount',
      control: 'money',
      currency: 'CurrencyCode',
      required: true,
    }),
    CurrencyCode: requiredChoice(lists.spendCurrencies, 'AWS takes US dollars or euros').register(fields, {
      label: 'Currency',
    }),
    Frequency: optionalChoice(lists.spendFrequencies).register(fields, {
      label: 'Frequency',
      control: 'hidden',
    }),
    EstimationUrl: optionalPattern(
      /^https:\/\/(calculator\.aws|pricing\.calculator\.aws\.eu)\/#\/estimate\?id=[a-f0-9]{32,64}$/,
      'Paste the link that the AWS Pricing Calculator gives you to share',
    ).register(fields, {
      label: 'AWS Pricing Calculator link',
      control: 'url',
      wide: true,
      placeholder: 'https://calculator.aws/#/estimate?id=…',
      visibleWhen: { path: 'TargetCompany', noneOf: ['Self'] },
    }),
  })
  // AWS knows one frequency for its own spend, and `None` for a total. Nobody should have to pick it.
  .overwrite((spend) => ({ ...spend, Frequency: spend.TargetCompany === 'Self' ? 'None' : 'Monthly' }))

export const blankSpend = {
  TargetCompany: 'AWS',
  Amount: '',
  CurrencyCode: 'USD',
  Frequency: 'Monthly',
  EstimationUrl: '',
} as const satisfies z.input<typeof Spend>

const ExpectedContractDuration = z
  .strictObject({
    Term: optionalChoice(['Months']).register(fields, {
      label: 'Contract length unit',
      section: 'Spend',
      control: 'hidden',
    }),
    Value: optionalPattern(/^([1-9]|[1-9]\d|1[0-3]\d|14[0-4])$/, 'Enter 1 to 144 months').register(fields, {
      label: 'Contract length in months',
      section: 'Spend',
      control: 'number',
      visibleWhen: { path: 'Project.ExpectedCustomerSpend.*.TargetCompany', oneOf: ['Self'] },
      required: true,
    }),
  })
  .overwrite(({ Value }) => ({ Term: Value === '' ? '' : 'Months', Value }))

const Project = z.strictObject({
  Title: requiredText(255, 'Give the opportunity a title').register(fields, {
    label: 'Title',
    section: 'Project',
    wide: true,
    help: 'What you would call this deal in a meeting.',
  }),
  CustomerBusinessProblem: z
    .string()
    .trim()
    .min(20, 'Describe the problem in at least 20 characters')
    .max(2000, 'Keep this to 2,000 characters')
    .register(fields, {
      label: 'Business problem',
      section: 'Project',
      control: 'textarea',
      help: 'What the customer wants to change, and why. AWS reviewers read this first.',
    }),
  CustomerUseCase: optionalChoice(lists.customerUseCases).register(fields, {
    label: 'Use case',
    section: 'Project',
  }),
  CompetitorName: optionalChoice(lists.competitors).register(fields, {
    label: 'Competitor',
    section: 'Project',
    control: 'select',
    optionLabel: (name) => (name === '*Other' ? 'Another competitor' : name),
  }),
  OtherCompetitorNames: optionalText(255).register(fields, {
    label: 'Which competitor?',
    section: 'Project',
    visibleWhen: { path: 'Project.CompetitorName', oneOf: ['*Other'] },
    required: true,
  }),
  DeliveryModels: choices(lists.deliveryModels).register(fields, {
    label: 'How you deliver it',
    section: 'Project',
  }),
  SalesActivities: choices(lists.salesActivities).register(fields, {
    label: 'What has happened so far',
    section: 'Project',
  }),
  OtherSolutionDescription: optionalText(255).register(fields, {
    label: 'Solution, in your words',
    section: 'Project',
    wide: true,
    help: 'Only when none of your registered solutions fits.',
  }),
  AdditionalComments: optionalText(255).register(fields, {
    label: 'Anything else AWS should know',
    section: 'Project',
    control: 'textarea',
  }),
  ExpectedCustomerSpend: z
    .array(Spend)
    .min(1, 'Add the spend you expect')
    .max(10, 'AWS takes at most 10 amounts')
    .register(fields, {
      label: 'Expected spend',
      section: 'Spend',
      item: { noun: 'amount', blank: blankSpend },
    }),
  ExpectedContractDuration,
  AwsPartition: optionalChoice(['aws-eusc']).register(fields, {
    label: 'AWS partition',
    section: 'Spend',
    optionLabel: () => 'AWS European Sovereign Cloud',
    help: 'Leave empty for the usual AWS Regions.',
  }),
  ApnPrograms: choices(lists.apnPrograms).register(fields, {
    label: 'AWS partner programs',
    section: 'Working with AWS',
    order: 1,
  }),
  RelatedOpportunityIdentifier: optionalPattern(
    /^O[0-9]{1,19}$/,
    'An AWS opportunity ID looks like O1234567',
    (text) => text.toUpperCase(),
  ).register(fields, {
    label: 'Earlier opportunity',
    section: 'Plan',
    order: 1,
    help: 'The AWS ID of the deal that this one renews or expands.',
    visibleWhen: { path: 'OpportunityType', oneOf: ['Flat Renewal', 'Expansion'] },
  }),
})

const PrimaryNeedsFromAws = choices(lists.primaryNeedsFromAws).register(fields, {
  label: 'What you need from AWS',
  section: 'Working with AWS',
  optionLabel: (need) => need.replace(/^Co-Sell - /, ''),
  visibleWhen: { path: 'AwsSubmission.InvolvementType', noneOf: ['For Visibility Only'] },
})

const hasMarketing = { path: 'Marketing.Source', oneOf: ['Marketing Activity'] }

const Marketing = z.strictObject({
  Source: optionalChoice(['Marketing Activity', 'None']).register(fields, {
    label: 'Did marketing bring in this deal?',
    section: 'Marketing',
    optionLabel: (source) => (source === 'None' ? 'No' : 'Yes, a marketing activity did'),
  }),
  AwsFundingUsed: optionalChoice(lists.awsFundingAnswers).register(fields, {
    label: 'Did AWS fund the activity?',
    section: 'Marketing',
    visibleWhen: hasMarketing,
    required: true,
  }),
  CampaignName: optionalText(255).register(fields, {
    label: 'Campaign',
    section: 'Marketing',
    visibleWhen: hasMarketing,
  }),
  Channels: choices(lists.marketingChannels).register(fields, {
    label: 'Channels',
    section: 'Marketing',
    visibleWhen: hasMarketing,
  }),
  UseCases: choices(lists.marketingUseCases).register(fields, {
    label: 'Topics of the campaign',
    section: 'Marketing',
    visibleWhen: { path: 'Marketing.AwsFundingUsed', oneOf: ['Yes'] },
  }),
})

const sellsSoftware = {
  anyOf: [
    { path: 'Project.DeliveryModels', oneOf: ['SaaS or PaaS'] },
    { path: 'SoftwareRevenue.DeliveryModel', filled: true as const },
    { path: 'SoftwareRevenue.Value.Amount', filled: true as const },
    { path: 'SoftwareRevenue.EffectiveDate', filled: true as const },
  ],
}

const SoftwareRevenue = z.strictObject({
  DeliveryModel: optionalChoice(lists.revenueModels).register(fields, {
    label: 'How the customer pays',
    section: 'Software revenue',
    help: 'For members of the ISV Accelerate and SaaS revenue programs, once the deal is launched.',
    visibleWhen: sellsSoftware,
  }),
  Value: z
    .strictObject({
      Amount: optionalAmount().register(fields, {
        label: 'Contract value',
        section: 'Software revenue',
        control: 'money',
        currency: 'CurrencyCode',
        visibleWhen: sellsSoftware,
      }),
      CurrencyCode: optionalChoice(lists.spendCurrencies).register(fields, {
        label: 'Currency',
        section: 'Software revenue',
        visibleWhen: sellsSoftware,
      }),
    })
    // AWS wants both or neither.
    .overwrite(({ Amount, CurrencyCode }) => ({
      Amount,
      CurrencyCode: Amount === '' ? '' : CurrencyCode || 'USD',
    })),
  EffectiveDate: optionalDate().register(fields, {
    label: 'Starts on',
    section: 'Software revenue',
    control: 'date',
    visibleWhen: sellsSoftware,
  }),
  ExpirationDate: optionalDate().register(fields, {
    label: 'Ends on',
    section: 'Software revenue',
    control: 'date',
    visibleWhen: sellsSoftware,
  }),
})

/**
 * What a seller may edit on an existing record: the members of UpdateOpportunity that are theirs. It knows lengths,
 * patterns and lists. To check an edit, use `opportunityEdit` from draft-rules.ts, which adds the rules between fields
 * and lets everything pass that the edit did not touch.
 */
export const OpportunityDraft = z.strictObject({
  LifeCycle,
  Customer,
  NationalSecurity: optionalChoice(lists.nationalSecurityAnswers).register(fields, {
    label: 'National security deal?',
    section: 'Customer',
    visibleWhen: { path: 'Customer.Account.Industry', oneOf: ['Government'] },
  }),
  Project,
  PrimaryNeedsFromAws,
  Marketing,
  SoftwareRevenue,
  OpportunityType: optionalChoice(lists.opportunityTypes).register(fields, {
    label: 'Kind of deal',
    section: 'Plan',
  }),
  PartnerOpportunityIdentifier: optionalText(64).register(fields, {
    label: 'Your CRM ID',
    section: 'Plan',
    order: 2,
  }),
})
export type OpportunityDraft = z.infer<typeof OpportunityDraft>

/** The record as form values: what is missing is `''` or `[]`, everything else exactly as stored. */
export function draftOf(opportunity: Opportunity): OpportunityDraft {
  return fillForm(OpportunityDraft, opportunity)
}

function onlyDigits(text: string): string {
  return text.replace(/[\s-]/g, '')
}

function postalHint(values: unknown): string | undefined {
  const code = textAt(values, country)
  if (code === '') return undefined
  if (!hasPostalCodes(code)) return `${countryName(code)} has no postal codes.`
  const formats = postalFormats(code)
  return formats.length > 0
    ? `Format in ${countryName(code)}: ${formats.slice(0, 2).join(' or ')}`
    : undefined
}
