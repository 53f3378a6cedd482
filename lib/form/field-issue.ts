/** A field by its dotted path, and what is wrong with it in words for the person who fills it in. */
export interface FieldIssue {
  path: string
  message: string
}
