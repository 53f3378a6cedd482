'use client'

import { type Ref, useEffect, useImperativeHandle, useMemo } from 'react'
import { FormFields } from '@/components/forms/form-fields'
import { draftOf } from '@/lib/opportunity/draft'
import { opportunityEdit } from '@/lib/opportunity/draft-rules'
import type { Opportunity } from '@/lib/opportunity/opportunity'
import { recordSpecs } from '@/lib/opportunity/record-specs'
import { missingForSubmission } from '@/lib/opportunity/submission'
import { SaveBar } from './save-bar'
import { type OfferedFields, type RecordFormOptions, useRecordForm } from './use-record-form'
import type { EditProgress } from './waiting-change'

/** Next steps have a box of their own above the form. */
const all = recordSpecs.map(({ path }) => path)
const withoutNextSteps = all.filter((path) => path !== 'LifeCycle.NextSteps')

/** An edit that was not sent is mended whole, in one place. */
function drawn(offer: OfferedFields | undefined): string[] {
  return offer?.edits.some(({ path }) => path === 'LifeCycle.NextSteps') ? all : withoutNextSteps
}

const editOf = (base: Opportunity) => opportunityEdit(draftOf(base))

export interface RecordFormHandle {
  /** Puts the cursor into a field. */
  focus: (path: string) => void
}

export interface RecordFormProps<T extends object>
  extends Omit<RecordFormOptions<T>, 'schemaOf' | 'showPrevious'> {
  ref?: Ref<RecordFormHandle>
  onDirtyChange: (dirty: boolean) => void
  /** Where the reader's edits of this deal stand by now. */
  progress?: EditProgress
}

/** Every field of a record. */
export function RecordForm<T extends object>({
  ref,
  onDirtyChange,
  progress,
  ...options
}: RecordFormProps<T>) {
  const { latest, state } = options
  const asked = useMemo(
    () =>
      new Set(
        state.reviewStatus === 'Pending Submission'
          ? missingForSubmission(latest).map(({ path }) => path)
          : [],
      ),
    [latest, state.reviewStatus],
  )
  const { form, conflict, showConflict, saved, save, notices } = useRecordForm({
    ...options,
    schemaOf: editOf,
    showPrevious: options.offer !== undefined,
  })
  const { dirty, busy, discard, focus } = form

  useImperativeHandle(ref, () => ({ focus }), [focus])
  useEffect(() => onDirtyChange(dirty), [dirty, onDirtyChange])

  return (
    <form
      ref={form.formRef}
      noValidate
      aria-label="Opportunity"
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault()
        if (!conflict) void save()
      }}
    >
      {notices}
      <FormFields
        state={form}
        only={drawn(options.offer)}
        optionalMark={(path) => (asked.has(path) ? 'needed to submit' : 'optional')}
      />
      <SaveBar
        dirty={dirty}
        busy={busy}
        saved={saved}
        progress={progress}
        blocked={conflict}
        onShowBlock={showConflict}
        onDiscard={discard}
      />
    </form>
  )
}
