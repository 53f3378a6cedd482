import type { ActionError } from '@/lib/result'

/** What to tell the seller about a refused action, where no field can carry the message. */
export interface ErrorWords {
  title: string
  text?: string
  /** For support, folded away. */
  details?: string
}

function traceOf({ trace }: ActionError): string | undefined {
  if (!trace) return undefined
  return trace.requestId ? `${trace.code} · request ${trace.requestId}` : trace.code
}

/** An expected failure in a seller's words. What was typed stays on the screen in every case, and the text says so. */
export function errorWords(error: ActionError): ErrorWords {
  const details = traceOf(error)
  switch (error.kind) {
    case 'fields': {
      const reasons = [error.message, ...error.fields.map((field) => field.message)].filter(Boolean)
      return { title: 'AWS did not accept this', text: [...new Set(reasons)].join(' '), details }
    }
    case 'conflict':
      return {
        title: 'This opportunity changed at AWS since you opened it',
        text: 'Nothing was saved yet. What you typed is still here.',
        details,
      }
    case 'throttled':
      return {
        title: 'AWS is busy',
        text: `Try again in ${error.retryAfterSeconds === 1 ? 'a second' : `${error.retryAfterSeconds} seconds`}. What you typed is still here.`,
        details,
      }
    case 'denied':
      return { ...deniedWords(error.reason), details }
    case 'unavailable':
      return {
        title: unavailableTitle(error.part),
        text: `Nothing you typed is lost. Try again in a moment; for support, quote ${error.reference}.`,
        details,
      }
  }
}

function unavailableTitle(part: 'database' | 'disk' | undefined): string {
  switch (part) {
    case 'database':
      return 'Tandem’s database cannot be reached right now'
    case 'disk':
      return 'Tandem has no room left to save anything'
    case undefined:
      return 'AWS cannot be reached right now'
  }
}

function deniedWords(reason: 'signed-out' | 'role' | 'aws'): ErrorWords {
  switch (reason) {
    case 'signed-out':
      return {
        title: 'You have been signed out',
        text: 'Sign in again in another tab, then come back and save: what you typed stays here.',
      }
    case 'role':
      return { title: 'Your role may look but not change', text: 'Ask a seller or a manager to do it.' }
    case 'aws':
      return {
        title: 'AWS refused our credentials',
        text: 'An administrator has to look at the AWS access of Tandem. What you typed is still here.',
      }
  }
}
