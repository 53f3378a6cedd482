import type { ReactNode } from 'react'
import { Banner } from './banner'
import type { ActionError } from '@/lib/result'
import { errorWords } from './error-words'

export function ErrorBanner({ error, actions }: { error: ActionError; actions?: ReactNode }) {
  const { title, text, details } = errorWords(error)
  return (
    <Banner tone="danger" title={title} details={details} actions={actions}>
      {text}
    </Banner>
  )
}
