import type * as z from 'zod'
import type { FieldIssue } from '@/lib/result'

/**
 * An action's input wraps what the form shows (`{ id, seen, draft: { Project: … } }`). Our wrappers start in lower case
 * and AWS's members in upper case, so the field's own path begins at the first capital.
 */
function fieldPath(path: readonly PropertyKey[]): string {
  const steps = path.map(String)
  const start = steps.findIndex((step) => /^[A-Z]/.test(step))
  return steps.slice(Math.max(start, 0)).join('.')
}

/** What zod refused, per field of the form. Texts are the schema's and never quote the input. */
export function inputIssues(error: z.ZodError): FieldIssue[] {
  return error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({
          path: fieldPath([...issue.path, key]),
          message: 'This is not a field that can be sent.',
        }))
      : [{ path: fieldPath(issue.path), message: issue.message }],
  )
}
