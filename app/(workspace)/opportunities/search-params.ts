/** A page's search as the address has it: a name that comes twice stays twice. */
export function toParams(search: Record<string, string | string[] | undefined>): URLSearchParams {
  const pairs = Object.entries(search).flatMap(([name, value]) =>
    [value ?? []].flat().map((one) => [name, one]),
  )
  return new URLSearchParams(pairs)
}
