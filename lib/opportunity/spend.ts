import { type Money, sumByCurrency, toMinorUnits } from './money'

/** What a spend entry must have to be counted; entries of Get, List and AWS's summary all do. */
export interface SpendEntry {
  Amount?: string | null
  CurrencyCode?: string | null
  Frequency?: string | null
  TargetCompany?: string | null
}

/**
 * Expected spend per month and currency. An entry for `Self` is a total contract value, not a month's spend (reference
 * 15): AWS derives the monthly entry from it and sends both, so counting it would count the deal twice.
 */
export function monthlySpend(entries: readonly SpendEntry[] | null | undefined): Money[] {
  const parts = (entries ?? []).flatMap((entry) => {
    const minorUnits = toMinorUnits(entry.Amount)
    if (minorUnits === undefined || !entry.CurrencyCode || isContractTotal(entry)) return []
    return [{ currency: entry.CurrencyCode, minorUnits: minorUnits.toString() }]
  })
  return sumByCurrency(parts)
}

function isContractTotal({ Frequency, TargetCompany }: SpendEntry): boolean {
  return Frequency === 'None' || TargetCompany === 'Self'
}
