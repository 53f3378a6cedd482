'use client'

import { type Ref, useEffect, useImperativeHandle, useMemo, useState } from 'react'
import { FormFields } from '@/components/forms/form-fields'
import { FormNotices } from '@/components/forms/form-notices'
import { useSchemaForm } from '@/components/forms/use-schema-form'
import { describeForm } from '@/lib/form/field-spec'
import { isSameValue, valueAt } from '@/lib/form/paths'
import { isEmpty } from '@/lib/opportunity/changes'
import { draftOf, OpportunityDraft } from '@/lib/opportunity/draft'
import { opportunityEdit } from '@/lib/opportunity/draft-rules'
import { editableAt, lockReason, type RecordState } from '@/lib/opportunity/editability'
import { withPicks } from '@/lib/opportunity/merge'
import type { Opportunity } from '@/lib/opportunity/opportunity'
import type { Rebase, StrandedEdit } from '@/lib/opportunity/rebase'
import type { ActionResult } from '@/lib/result'
import { LiveConflict } from './live-conflict'
import { SaveBar } from './save-bar'
import { StrandedNotice } from './stranded-notice'

const specs = describeForm(OpportunityDraft)

/** Next steps have a box of their own above the form. */
const drawn = specs.map(({ path }) => path).filter((path) => path !== 'LifeCycle.NextSteps')

export interface RecordFormHandle {
  /** Puts the cursor into a field. */
  focus: (path: string) => void
}

export interface RecordFormProps {
  ref?: Ref<RecordFormHandle>
  /** The record as far as we know it now. When it moves on under an edit, the form says so and asks. */
  latest: Opportunity
  state: RecordState
  /** The version that the reader's own last action made: such a change is not somebody else's. */
  ownVersion?: string
  /** Why nothing may be changed at all, such as the reader's role. */
  readOnly?: string
  draftKey: string
  signInHref: string
  onSave: (edit: {
    seen: string
    draft: OpportunityDraft
  }) => Promise<ActionResult<{ opportunity: Opportunity }>>
  onSaved: (opportunity: Opportunity) => void
  /** A save was refused because the record is this by now. */
  onMovedOn: (current: unknown) => void
  onDirtyChange: (dirty: boolean) => void
}

type Pending = 'save' | 'discard' | undefined

export function RecordForm(props: RecordFormProps) {
  const { latest, state, ownVersion, readOnly, onSave, onSaved, onMovedOn, onDirtyChange } = props
  const [base, setBase] = useState(latest)
  const [pending, setPending] = useState<Pending>()
  const [stranded, setStranded] = useState<readonly StrandedEdit[]>([])
  const [saved, setSaved] = useState(false)

  const values = useMemo(() => draftOf(base), [base])
  const schema = useMemo(() => opportunityEdit(values), [values])
  const isOpen = editableAt(state, (path) => isEmpty(valueAt(latest, path)))
  const lockedPath = (path: string) => readOnly ?? (isOpen(path) ? undefined : lockReason(state))
  const form = useSchemaForm({ schema, fields: specs, values, lockedPath, draftKey: props.draftKey })
  const { dirty, attempt, discard, focus } = form

  const movedOn = latest.LastModifiedDate !== base.LastModifiedDate
  const isOwn = latest.LastModifiedDate === ownVersion
  if (movedOn && (!dirty || isOwn)) setBase(latest)
  const conflict = movedOn && dirty && !isOwn && !form.busy

  useImperativeHandle(props.ref, () => ({ focus }), [focus])
  useEffect(() => onDirtyChange(dirty), [dirty, onDirtyChange])

  const save = async () => {
    setSaved(false)
    const result = (await attempt((draft) => onSave({ seen: base.LastModifiedDate, draft })))?.result
    if (result?.ok) {
      setSaved(true)
      onSaved(result.data.opportunity)
    } else if (result?.error.kind === 'conflict') onMovedOn(result.error.current)
  }

  // The form takes the new version over in an effect of its own; only after that can it send or forget.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs once for each thing that is pending
  useEffect(() => {
    if (!pending) return
    setPending(undefined)
    if (pending === 'save') void save()
    else discard()
  }, [pending])

  const saveMerged = (rebase: Rebase<OpportunityDraft>, picks: ReadonlySet<string>) => {
    const merged = withPicks(rebase, picks)
    for (const { path } of specs) {
      const value = valueAt(merged, path)
      if (!isSameValue(value, valueAt(form.form.getValues(), path))) {
        form.form.setValue(path, value, { shouldDirty: true })
      }
    }
    setStranded(rebase.stranded)
    setBase(latest)
    setPending('save')
  }

  const discardMine = (rebase: Rebase<OpportunityDraft>) => {
    setStranded(rebase.stranded)
    setBase(latest)
    setPending('discard')
  }

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
      {conflict ? (
        <LiveConflict
          control={form.form.control}
          base={values}
          theirs={draftOf(latest)}
          isOpen={(path) => lockedPath(path) === undefined}
          lock={lockReason(state)}
          specs={specs}
          saving={form.busy}
          onSave={saveMerged}
          onDiscard={discardMine}
        />
      ) : null}
      <StrandedNotice edits={stranded} specs={specs} onDismiss={() => setStranded([])} />
      <FormNotices state={form} hideConflict signInHref={props.signInHref} />
      <FormFields state={form} only={drawn} />
      <SaveBar dirty={dirty} busy={form.busy} saved={saved} blocked={conflict} onDiscard={discard} />
    </form>
  )
}
