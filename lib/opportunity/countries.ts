import { CountryCode } from '@aws-sdk/client-partnercentral-selling'

/** The 249 country codes AWS takes: ISO 3166 with the retired `AN`, without Kosovo's `XK`. */
export const countryCodes = Object.values(CountryCode)

/** `AN` no longer exists, and `Intl` would give it the name of one of its successors. */
const retired: Record<string, string> = { AN: 'Netherlands Antilles' }

const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' })

/** `DE` → `Germany`. A text that is no country code comes back as it is. */
export function countryName(code: string): string {
  if (retired[code]) return retired[code]
  return /^[A-Z]{2}$/.test(code) ? (names.of(code) ?? code) : code
}
