import type { ExpectedCustomerSpend } from '@aws-sdk/client-partnercentral-selling'

/** What a customer is to spend with AWS. */
export const monthly = {
  Amount: '100.00',
  CurrencyCode: 'USD',
  Frequency: 'Monthly',
  TargetCompany: 'AWS',
} as const

/** A total contract value. `None` is documented for it, though no enum has it. Reference, section 15. */
export const total = {
  ...monthly,
  Frequency: 'None',
  TargetCompany: 'Self',
} as unknown as ExpectedCustomerSpend

/** How long the contract runs that a total is the value of. */
export const months = { Term: 'Months', Value: '12' } as const
