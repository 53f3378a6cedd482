import { type Issue, issue } from '../errors'

interface TagInput {
  Key?: string | undefined
}

/** C23; number and form of tags are the model's. */
export function tagIssues(tags: readonly TagInput[] = []): Issue[] {
  const keys = tags.map(({ Key }) => Key ?? '')
  const issues: Issue[] = []
  if (new Set(keys).size < keys.length) {
    issues.push(issue('tags', 'DUPLICATE_KEY_VALUE', 'Each tag key may be used once'))
  }
  if (keys.some((key) => key.toLowerCase().startsWith('aws:'))) {
    issues.push(issue('tags.key', 'INVALID_VALUE', 'Tag keys must not start with aws:'))
  }
  return issues
}
