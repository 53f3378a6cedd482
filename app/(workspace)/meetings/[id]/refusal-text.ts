import { errorWords } from '@/components/ui/error-words'
import type { ActionError } from '@/lib/result'

/** Why something was not done, in one or two sentences. What was typed is still there in every case. */
export function refusalText(error: ActionError): string {
  switch (error.kind) {
    case 'fields': {
      const told = [error.message, ...error.fields.map(({ message }) => message)].filter(Boolean)
      return [...new Set(told)].join(' ')
    }
    case 'conflict':
      return error.message
    case 'throttled':
    case 'denied':
    case 'unavailable': {
      const { title, text } = errorWords(error)
      return [`${title}.`, text].filter(Boolean).join(' ')
    }
  }
}

/** Tandem itself gave no answer. */
export const noAnswer = 'Tandem could not be reached. What you typed is still here; try again in a moment.'
