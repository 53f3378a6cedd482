'use client'

import { useQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useWatch } from 'react-hook-form'
import { Completeness } from '@/components/forms/completeness'
import { FormFields } from '@/components/forms/form-fields'
import { FailureNotice, RestoredNotice } from '@/components/forms/form-notices'
import { type SchemaFormState, useSchemaForm } from '@/components/forms/use-schema-form'
import { PageHeader } from '@/components/shell/page-header'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { notify } from '@/components/ui/notify'
import { labelAt } from '@/lib/form/label-at'
import { blankOpportunity, NewOpportunity } from '@/lib/opportunity/new-opportunity'
import { missingForSubmission, submissionPaths } from '@/lib/opportunity/submission'
import type { FieldIssue } from '@/lib/result'
import { solutionsQuery } from '../[id]/queries'
import { essentialPaths, essentials, paths, remaining } from './form-layout'
import type { DealCalls } from './send-deal'
import { SimilarDeals } from './similar-deals'
import { SubmissionSteps } from './submission-steps'
import { Submitted } from './submitted'
import { useSendDeal } from './use-send-deal'

export interface NewDealProps {
  /** Where the tab keeps unsaved text; names the user. */
  draftKey: string
  actions: Omit<DealCalls, 'look'>
}

/** The form asks for the solution by the name of the call that takes it. */
const solutionPath = 'RelatedEntityIdentifier'

function formPath(path: string): string {
  return path.startsWith('RelatedEntityIdentifiers.') ? solutionPath : path
}

/** What AWS still asks for, in the order of the form. */
function missingIn(form: NewOpportunity): FieldIssue[] {
  return missingForSubmission(form, { involvement: form.AwsSubmission.InvolvementType })
    .map(({ path, message }) => ({ path: formPath(path), message }))
    .sort((a, b) => paths.indexOf(a.path) - paths.indexOf(b.path))
}

const askedBySubmission = new Set(submissionPaths.map(formPath))

function optionalMark(path: string): string {
  return askedBySubmission.has(path) ? 'needed to submit' : 'optional'
}

export function NewDeal({ draftKey, actions }: NewDealProps) {
  const router = useRouter()
  const solutions = useQuery(solutionsQuery())
  const [blank] = useState(blankOpportunity)
  const [isWhole, setWhole] = useState(false)
  const [submitted, setSubmitted] = useState<string>()
  const sending = useSendDeal(draftKey, actions)
  const state = useSchemaForm<NewOpportunity>({
    schema: NewOpportunity,
    values: blank,
    options: { [solutionPath]: solutions.data ?? [] },
    optionalMark,
    draftKey,
  })
  const showAll = isWhole || state.restored

  const goOn = async () => {
    if (!(await state.check(essentialPaths))) return
    setWhole(true)
    requestAnimationFrame(() => state.focus(solutionPath))
  }
  const saveDraft = async () => {
    const attempt = await state.attempt((form) => sending.send(form, false))
    if (!attempt?.result.ok) return
    const { id } = attempt.result.data
    sending.forget()
    notify.success({ title: `Saved as a draft: ${id}` })
    router.push(`/opportunities/${id}`)
  }
  const submit = async () => {
    const missing = missingIn(state.form.getValues() as NewOpportunity)
    if (missing.length > 0) return state.report(missing)
    const attempt = await state.attempt((form) => sending.send(form, true))
    if (!attempt?.result.ok) return
    sending.forget()
    setSubmitted(attempt.result.data.id)
  }
  const discard = () => {
    state.discard()
    sending.forget()
    setWhole(false)
  }

  if (submitted) return <Submitted id={submitted} />
  return (
    <>
      <PageHeader title="New opportunity" meta="Nothing reaches AWS until you save or submit." />
      <form
        ref={state.formRef}
        noValidate
        aria-label="New opportunity"
        onSubmit={(event) => {
          event.preventDefault()
          // Return in a text box moves on from the first page; it never sends a deal to AWS.
          if (!showAll) void goOn()
        }}
        className="mx-auto grid max-w-6xl items-start gap-5 px-4 py-5 sm:px-5 lg:grid-cols-[minmax(0,1fr)_17rem]"
      >
        <div className="min-w-0 space-y-4">
          <RestoredNotice state={{ ...state, discard }} />
          <FormFields
            state={state}
            layout={showAll ? [...essentials, ...remaining] : essentials}
            after={{ 'Who is the customer?': <SimilarDealsOf state={state} /> }}
          />
          <FailureNotice state={state} />
          {sending.progress ? (
            <SubmissionSteps
              progress={sending.progress}
              id={sending.createdId}
              isDraft={!sending.isSubmitting}
            />
          ) : null}
          <div className="sticky bottom-14 z-10 -mx-4 flex flex-wrap justify-end gap-2 border-t bg-canvas/95 px-4 py-3 backdrop-blur-sm sm:mx-0 sm:px-0 md:bottom-0">
            {state.dirty ? (
              <Button variant="ghost" onClick={discard} disabled={state.busy} className="mr-auto">
                Discard
              </Button>
            ) : null}
            <Button onClick={() => void saveDraft()} busy={state.busy && !sending.isSubmitting}>
              Save draft
            </Button>
            {showAll ? (
              <Button
                variant="primary"
                onClick={() => void submit()}
                busy={state.busy && sending.isSubmitting}
              >
                Submit to AWS
              </Button>
            ) : (
              <Button variant="primary" type="submit">
                Continue
              </Button>
            )}
          </div>
        </div>
        <aside className="order-first lg:sticky lg:top-5 lg:order-none">
          <Card className="p-4">
            <WhatIsLeft state={state} isWhole={showAll} onShowAll={() => setWhole(true)} />
          </Card>
        </aside>
      </form>
    </>
  )
}

type FormState = SchemaFormState<NewOpportunity>

/** Redraws as the company is typed, and alone. */
function SimilarDealsOf({ state }: { state: FormState }) {
  const company: unknown = useWatch({ control: state.form.control, name: 'Customer.Account.CompanyName' })
  return <SimilarDeals company={typeof company === 'string' ? company : ''} />
}

interface WhatIsLeftProps {
  state: FormState
  isWhole: boolean
  onShowAll: () => void
}

/** Redraws with every answer, and alone. */
function WhatIsLeft({ state, isWhole, onShowAll }: WhatIsLeftProps) {
  const values = useWatch({ control: state.form.control }) as NewOpportunity
  const [whole] = useState(() => missingIn(blankOpportunity()).length)
  const pick = (path: string) => {
    if (!isWhole) onShowAll()
    requestAnimationFrame(() => state.focus(path))
  }
  return (
    <Completeness
      missing={missingIn(values)}
      total={whole}
      goal="before you can submit"
      ready="Ready to submit"
      labelOf={(path) => labelAt(state.settings.specs, path) ?? path}
      onPick={pick}
    />
  )
}
