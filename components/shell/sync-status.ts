/** What a screen says about the reading of AWS. */
export interface SyncStatus {
  /** When we last had everything from AWS; null before the first complete reading of its list. */
  asOf: string | null
  /** Present until everything has been read once. */
  firstReading?: FirstReading
  /** AWS has not been read for minutes. */
  isStale: boolean
  /** What keeps it from being read, with the code of the failure. */
  trouble?: { code: string; since: string; nextTryAt: string }
}

export interface FirstReading {
  step: 'list' | 'details'
  /** Deals of the list, or of which the details have been read. */
  read: number
  /** Deals there are here. AWS does not say how many it has, so while the list is read this is no total. */
  deals: number
  perSecond?: number
}

export function isWorthWatching({ firstReading, isStale }: SyncStatus): boolean {
  return firstReading !== undefined || isStale
}

const count = (value: number) => new Intl.NumberFormat().format(value)
const deals = (value: number) => `${count(value)} ${value === 1 ? 'deal' : 'deals'}`

function speedWords(perSecond: number | undefined): string {
  if (perSecond === undefined) return ''
  return perSecond < 1 ? ', less than one a second' : `, about ${count(Math.round(perSecond))} a second`
}

function timeLeftWords({ deals: total, read, perSecond }: FirstReading): string {
  if (perSecond === undefined || read >= total) return ''
  const minutes = Math.ceil((total - read) / perSecond / 60)
  if (minutes <= 1) return ', a minute left'
  return minutes < 90 ? `, about ${minutes} minutes left` : `, about ${Math.round(minutes / 60)} hours left`
}

/** "3,200 deals read so far, about 900 a second"; with a total and the time left once there is one. */
export function progressWords(first: FirstReading): string {
  const { step, read, deals: total, perSecond } = first
  if (step === 'list') return `${deals(read)} read so far${speedWords(perSecond)}`
  return `Details of ${count(read)} of ${deals(total)} read${speedWords(perSecond)}${timeLeftWords(first)}`
}

/** The same for a narrow screen. */
export function shortProgressWords(first: FirstReading): string {
  const { step, read, deals: total } = first
  if (step === 'list') return `${deals(read)} read so far`
  return `${count(read)} of ${deals(total)} read${timeLeftWords(first)}`
}

const refused =
  /^(AccessDenied|CredentialsMissing|ExpiredToken|InvalidSignature|UnrecognizedClient|InvalidClientTokenId|SignatureDoesNotMatch)/

/** What keeps AWS from being read, as somebody would say it who cannot do anything about it. */
export function troubleWords(code: string): string {
  if (code === 'ThrottlingException') return 'AWS asks Tandem to slow down'
  if (refused.test(code)) return 'AWS refuses Tandem’s access key'
  if (code === 'Unreachable' || code === 'InternalServerException') return 'AWS cannot be reached'
  return 'AWS cannot be read'
}
