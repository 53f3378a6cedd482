import type { ReactNode } from 'react'
import type { ActionError } from '@/lib/result'
import { Banner } from './banner'
import { errorWords } from './error-words'

export function ErrorBanner({ error, actions }: { error: ActionError; actions?: ReactNode }) {
  const { title, text, details } = errorWords(error)
  return (
    <Banner tone="danger" title={title} details={details} actions={actions}>
      {text}
    </Banner>
  )
}
