const instantPattern =
  /^(\d{4})-(\d{2})-(\d{2})[Tt](\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?(?:[Zz]|([+-])(\d{2}):(\d{2}))$/

/**
 * Reads an ISO 8601 instant at millisecond precision: clients send 0, 3 or 6 fraction digits of the same value, and an
 * optimistic lock on anything finer could never be met. Source: reference, section 1.
 * @returns undefined for text that is no instant, including days and hours that do not exist.
 */
export function parseInstant(text: string): Date | undefined {
  const match = instantPattern.exec(text)
  if (!match) return undefined
  const [, year, month, day, hour, minute, second, fraction = '', sign, offsetHours, offsetMinutes] = match
  const milliseconds = Number(fraction.slice(0, 3).padEnd(3, '0'))
  const instant = new Date(
    Date.UTC(
      Number(year),
      Number(month) - 1,
      Number(day),
      Number(hour),
      Number(minute),
      Number(second),
      milliseconds,
    ),
  )
  // Date.UTC rolls 31 February over into March; what comes out must be what was written.
  if (instant.toISOString().slice(0, 19) !== `${year}-${month}-${day}T${hour}:${minute}:${second}`)
    return undefined
  if (!sign) return instant
  const offset = (Number(offsetHours) * 60 + Number(offsetMinutes)) * 60_000
  return new Date(instant.getTime() - (sign === '+' ? offset : -offset))
}

/** `2026-03-01T10:15:00.412Z`: how opportunities show LastModifiedDate. */
export function formatInstant(epochMilliseconds: number): string {
  return new Date(epochMilliseconds).toISOString()
}

/** `2026-03-01T10:15:00Z`: how opportunities show CreatedDate. */
export function formatSecond(epochMilliseconds: number): string {
  return `${new Date(epochMilliseconds).toISOString().slice(0, 19)}Z`
}
