/*
 * next-auth lets a refusal carry one text to the browser, as the `error` parameter of an address. This is how that text
 * says that guessing was slowed down.
 */

export function waitError(seconds: number): string {
  return `wait:${seconds}`
}

/** The seconds in `waitError`'s text; undefined for any other error. */
export function waitSecondsOf(error: string): number | undefined {
  const seconds = /^wait:(\d{1,5})$/.exec(error)?.[1]
  return seconds === undefined ? undefined : Number(seconds)
}
