export interface Option {
  value: string
  label: string
  /** Further words that find it, such as a country's code. */
  keywords?: string
  /** A second, quieter line. */
  hint?: string
}

/** "Curaçao" → "curacao", so that a plain keyboard finds it. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

/** 0 the label begins with the query, 1 one of its words does, 2 it is somewhere inside, 3 a keyword; none: not at all. */
function rank(option: Option, query: string): number | undefined {
  const label = plain(option.label)
  if (label.startsWith(query)) return 0
  const at = label.indexOf(query)
  if (at > 0) return /[\p{L}\p{N}]/u.test(label.charAt(at - 1)) ? 2 : 1
  return option.keywords && plain(option.keywords).includes(query) ? 3 : undefined
}

/** The options a query finds, best first and otherwise in their given order; every one for an empty query. */
export function filterOptions<T extends Option>(options: readonly T[], query: string): T[] {
  const wanted = plain(query.trim())
  if (!wanted) return [...options]
  return options
    .map((option) => ({ option, rank: rank(option, wanted) }))
    .filter((found): found is { option: T; rank: number } => found.rank !== undefined)
    .sort((a, b) => a.rank - b.rank)
    .map(({ option }) => option)
}
