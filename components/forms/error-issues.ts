import type { FieldErrors } from 'react-hook-form'
import type { FieldIssue } from '@/lib/result'

/**
 * React Hook Form's nested errors as a flat list of paths and messages, in the form's order. The error of a list itself
 * (`root`) counts at the list's path.
 */
export function errorIssues(
  errors: FieldErrors,
  wanted: (type: unknown) => boolean = () => true,
  at = '',
): FieldIssue[] {
  return Object.entries(errors).flatMap(([step, error]) => {
    if (typeof error !== 'object' || error === null || error instanceof Element) return []
    const path = step === 'root' ? at : at === '' ? step : `${at}.${step}`
    if (typeof error.message === 'string') {
      return wanted(error.type) ? [{ path, message: error.message }] : []
    }
    return errorIssues(error as FieldErrors, wanted, path)
  })
}
