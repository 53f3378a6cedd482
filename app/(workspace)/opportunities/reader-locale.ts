/** English words with the reader's numbers and dates. */
const fallback = 'en'

/**
 * The reader's first language, from the browser's `Accept-Language`. Taken from the request, so that the server and the
 * browser draw the same text.
 */
export function readerLocale(acceptLanguage: string | null): string {
  const first = acceptLanguage?.split(/[,;]/)[0]?.trim()
  if (!first || first === '*') return fallback
  try {
    return Intl.NumberFormat.supportedLocalesOf(first)[0] ?? fallback
  } catch {
    return fallback
  }
}
