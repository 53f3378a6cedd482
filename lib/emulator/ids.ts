/** Opportunity ids count up; lead and product teams can tell old from new. */
export const firstOpportunityNumber = 5_000_001

export function opportunityId(number: number): string {
  return `O${number}`
}

/** The number behind an id we could have given out, else undefined: the pattern also admits 19 digits and leading zeros. */
export function opportunityNumber(id: string): number | undefined {
  const number = Number(id.slice(1))
  return Number.isSafeInteger(number) && opportunityId(number) === id ? number : undefined
}
