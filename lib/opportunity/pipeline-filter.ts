import type { ReviewStatus } from './review'

/** Which deals are meant. Parts combine with AND; an absent part, or an empty list, does not filter. */
export interface PipelineFilter {
  /** Looked for, without regard to case, in company, title, partner id and AWS id. */
  text?: string
  /** The owner's email. */
  owner?: string
  /** The owner is one of these, by email: a team. */
  owners?: string[]
  reviewStatus?: ReviewStatus[]
  /** The close date has passed while the stage is open. */
  overdue?: boolean
}

/** More words than anybody types; each costs a comparison per deal. */
const mostTerms = 8

/** The text a search looks in, and the form a search term must have to be found there. */
export function searchKey(...parts: (string | null | undefined)[]): string {
  return parts
    .filter((part) => part)
    .join('\n')
    .normalize('NFKC')
    .toLowerCase()
}

/** The words of a search. Each has to be found, in whatever order. */
export function searchTerms({ text }: PipelineFilter): string[] {
  return searchKey(text).split(/\s+/).filter(Boolean).slice(0, mostTerms)
}

/** Whether the filter keeps every deal. */
export function isEmptyFilter(filter: PipelineFilter): boolean {
  const { owner, owners, reviewStatus, overdue } = filter
  return searchTerms(filter).length === 0 && !owner && !owners?.length && !reviewStatus?.length && !overdue
}
