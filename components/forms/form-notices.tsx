'use client'

import type { FieldValues } from 'react-hook-form'
import { Banner } from '@/components/ui/banner'
import { Button, buttonStyle } from '@/components/ui/button'
import { ErrorBanner } from '@/components/ui/error-banner'
import type { FieldSpec } from '@/lib/form/field-spec'
import { labelAt } from '@/lib/form/label-at'
import type { ActionError, FieldIssue } from '@/lib/result'
import type { SchemaFormState } from './use-schema-form'

export interface FormNoticesProps {
  state: Pick<SchemaFormState<FieldValues>, 'failure' | 'restored' | 'discard' | 'settings'>
  /** The page has its own way of showing that the record moved on. */
  hideConflict?: boolean
  /** Where to sign in again, in another tab. */
  signInHref?: string
}

/** What concerns the form as a whole: unsaved text that was put back, and failures no field can show. */
export function FormNotices(props: FormNoticesProps) {
  return (
    <>
      <RestoredNotice state={props.state} />
      <FailureNotice {...props} />
    </>
  )
}

export function RestoredNotice({ state }: Pick<FormNoticesProps, 'state'>) {
  if (!state.restored) return null
  return (
    <Banner
      title="Your unsaved changes are back"
      actions={
        <Button size="sm" onClick={state.discard}>
          Discard them
        </Button>
      }
    >
      You left this page before saving. Nothing of it has been sent to AWS.
    </Banner>
  )
}

export function FailureNotice({ state, hideConflict = false, signInHref = '/sign-in' }: FormNoticesProps) {
  const { failure, settings } = state
  switch (failure?.kind) {
    case undefined:
      return null
    case 'local':
      return (
        <Banner tone="danger" title="This cannot be sent yet">
          <Issues issues={failure.issues} specs={settings.specs} />
        </Banner>
      )
    case 'lost':
      return (
        <Banner tone="danger" title="Tandem cannot be reached">
          Nothing you typed is lost. Check your connection and try again.
        </Banner>
      )
    case 'refused':
      return hideConflict && failure.error.kind === 'conflict' ? null : (
        <Refusal error={failure.error} specs={settings.specs} signInHref={signInHref} />
      )
  }
}

interface RefusalProps {
  error: ActionError
  specs: readonly FieldSpec[]
  signInHref: string
}

function Refusal({ error, specs, signInHref }: RefusalProps) {
  if (error.kind === 'fields') {
    const { trace } = error
    return (
      <Banner
        tone="danger"
        title="AWS did not accept this"
        details={
          trace
            ? [trace.code, trace.requestId && `request ${trace.requestId}`].filter(Boolean).join(' · ')
            : undefined
        }
      >
        {error.message ? <p>{error.message}</p> : null}
        <Issues issues={error.fields} specs={specs} />
      </Banner>
    )
  }
  const signedOut = error.kind === 'denied' && error.reason === 'signed-out'
  return (
    <ErrorBanner
      error={error}
      actions={
        signedOut ? (
          <a href={signInHref} target="_blank" rel="noreferrer" className={buttonStyle({ size: 'sm' })}>
            Sign in in a new tab
          </a>
        ) : undefined
      }
    />
  )
}

function Issues({ issues, specs }: { issues: readonly FieldIssue[]; specs: readonly FieldSpec[] }) {
  if (issues.length === 0) return null
  return (
    <ul className="list-disc pl-4">
      {issues.map(({ path, message }) => (
        <li key={`${path} ${message}`}>
          <span className="font-medium">{labelAt(specs, path) ?? path}</span>: {message}
        </li>
      ))}
    </ul>
  )
}
