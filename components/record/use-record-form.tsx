'use client'

import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { FormNotices } from '@/components/forms/form-notices'
import { type SchemaFormState, useSchemaForm } from '@/components/forms/use-schema-form'
import { isSameValue, valueAt } from '@/lib/form/paths'
import { changedPaths, isEmpty } from '@/lib/opportunity/changes'
import { draftOf, type OpportunityDraft } from '@/lib/opportunity/draft'
import { editableAt, lockReason, type RecordState } from '@/lib/opportunity/editability'
import { withPicks } from '@/lib/opportunity/merge'
import { offeredEdit, type UnsentField } from '@/lib/opportunity/offered-edit'
import { Opportunity } from '@/lib/opportunity/opportunity'
import { passedDateOf } from '@/lib/opportunity/passed-date'
import { plainDateOf } from '@/lib/opportunity/plain-date'
import type { Rebase, StrandedEdit } from '@/lib/opportunity/rebase'
import { recordSpecs } from '@/lib/opportunity/record-specs'
import { stateOf } from '@/lib/opportunity/record-state'
import type { ActionResult } from '@/lib/result'
import type { FormSchema } from './form-schema'
import { LiveConflict } from './live-conflict'
import { OfferNotice } from './offer-notice'
import { PassedDateNotice } from './passed-date-notice'
import { StrandedNotice } from './stranded-notice'

/** A stopped edit, and why it was stopped. */
export interface OfferedFields {
  edits: readonly UnsentField[]
  reason?: string
}

export interface RecordFormOptions<T extends object> {
  /** The record as far as we know it now. When it moves on under an edit, the form says so and asks. */
  latest: Opportunity
  state: RecordState
  /** The version that the reader's own last action made: such a change is not somebody else's. */
  ownVersion?: string
  /** Why nothing may be changed at all, such as the reader's role. */
  readOnly?: string
  /** What an edit of this record is judged by. */
  schemaOf: (base: Opportunity) => FormSchema
  showPrevious?: boolean
  /** An edit that was not sent, to open the form with. A form is opened once: for another edit mount another one. */
  offer?: OfferedFields | undefined
  draftKey: string
  signInHref: string
  onSave: (edit: { seen: string; draft: OpportunityDraft }) => Promise<ActionResult<T>>
  onSaved: (data: T) => void
  /** A save was refused because the record is this by now. */
  onMovedOn: (current: unknown) => void
}

export interface RecordFormState {
  form: SchemaFormState<OpportunityDraft>
  /** What the edit is judged by, against the version it was begun on. */
  schema: FormSchema
  /** Somebody else changed the record under this edit, and nothing is decided yet. */
  conflict: boolean
  /** Takes the reader to what has to be decided. */
  showConflict: () => void
  /** The last attempt went through: AWS has it, or it is on its way. */
  saved: false | 'saved' | 'queued'
  save: () => Promise<void>
  /** Everything the form has to say above its fields. */
  notices: ReactNode
}

const closeDatePath = 'LifeCycle.TargetCloseDate'

/** What is to be done once the form has drawn itself anew; to save again, once it stands on another version than this. */
type Pending = 'save' | 'discard' | 'show conflict' | { saveAgainAfter: string } | undefined

/** Whether a form on both would read the same: what we kept earlier has arrived, and is no change of somebody else's. */
function readsTheSame(base: Opportunity, latest: Opportunity): boolean {
  return (
    stateOf(base).reviewStatus === stateOf(latest).reviewStatus &&
    changedPaths(draftOf(base), draftOf(latest)).length === 0
  )
}

/**
 * A form on a record that others change too. An edit stays on the version it was begun on; when there is a newer one,
 * an untouched form takes it over, and an edited one asks the seller (see `rebase`).
 */
export function useRecordForm<T extends object>(options: RecordFormOptions<T>): RecordFormState {
  const { latest, state, readOnly, schemaOf, onSave, onSaved, onMovedOn } = options
  const isOpen = editableAt(state, (path) => isEmpty(valueAt(latest, path)))
  const lockedPath = (path: string) => readOnly ?? (isOpen(path) ? undefined : lockReason(state))
  const [offered] = useState(
    () => options.offer && offeredEdit(latest, options.offer.edits, (path) => lockedPath(path) === undefined),
  )
  const [base, setBase] = useState(offered?.base ?? latest)
  const [pending, setPending] = useState<Pending>()
  const conflictBox = useRef<HTMLDivElement>(null)
  const [stranded, setStranded] = useState<readonly StrandedEdit[]>(offered?.stranded ?? [])
  const [saved, setSaved] = useState<RecordFormState['saved']>(false)
  // What the form opens with is typed in by an effect; until then nothing tells that it is edited.
  const [isOpened, setOpened] = useState(offered === undefined)
  useEffect(() => setOpened(true), [])

  const values = useMemo(() => draftOf(base), [base])
  const schema = useMemo(() => schemaOf(base), [schemaOf, base])
  const form = useSchemaForm<OpportunityDraft>({
    schema,
    fields: recordSpecs,
    values,
    ...(offered && { typed: offered.typed }),
    lockedPath,
    showPrevious: options.showPrevious,
    draftKey: options.draftKey,
  })

  const movedOn = latest.LastModifiedDate !== base.LastModifiedDate
  const isOwn = latest.LastModifiedDate === options.ownVersion
  // What is on its way to AWS shows as made, in the version AWS still has.
  const isOverlaid = latest !== base && !movedOn && changedPaths(base, latest).length > 0
  const isEcho = movedOn && readsTheSame(base, latest)
  if ((movedOn || isOverlaid) && isOpened && (!form.dirty || isOwn || isEcho)) setBase(latest)
  const conflict = movedOn && form.dirty && !isOwn && !isEcho && !form.busy

  const showConflict = () => {
    conflictBox.current?.scrollIntoView({ block: 'start' })
    conflictBox.current?.focus({ preventScroll: true })
  }

  const save = async () => {
    setSaved(false)
    const result = (await form.attempt((draft) => onSave({ seen: base.LastModifiedDate, draft })))?.result
    if (result?.ok) {
      setSaved('queued' in result.data ? 'queued' : 'saved')
      onSaved(result.data)
    } else if (result?.error.kind === 'conflict') {
      onMovedOn(result.error.current)
      const current = Opportunity.safeParse(result.error.current).data
      const isOnlyOurs = current !== undefined && readsTheSame(base, current)
      setPending(isOnlyOurs ? { saveAgainAfter: base.LastModifiedDate } : 'show conflict')
    }
  }

  // The form takes the new version over in an effect of its own; only after that can it send or forget.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs once for each thing that is pending
  useEffect(() => {
    if (!pending) return
    if (pending === 'show conflict' && !conflict) return
    const isAgain = typeof pending === 'object'
    if (isAgain && pending.saveAgainAfter === base.LastModifiedDate) return
    setPending(undefined)
    if (pending === 'save' || isAgain) void save()
    else if (pending === 'discard') form.discard()
    else showConflict()
  }, [pending, conflict, base])

  const moveToLatest = (rebase: Rebase<OpportunityDraft>, then: Pending) => {
    setStranded(rebase.stranded)
    setBase(latest)
    setPending(then)
  }

  const saveMerged = (rebase: Rebase<OpportunityDraft>, picks: ReadonlySet<string>) => {
    const merged = withPicks(rebase, picks)
    for (const { path } of recordSpecs) {
      const value = valueAt(merged, path)
      if (isSameValue(value, valueAt(form.form.getValues(), path))) continue
      form.form.setValue(path, value, { shouldDirty: true })
    }
    moveToLatest(rebase, 'save')
  }

  const today = plainDateOf(new Date())
  const passedDate = passedDateOf({ stage: state.stage, closeDate: latest.LifeCycle?.TargetCloseDate }, today)
  const notices = (
    <>
      {options.offer && saved === false ? <OfferNotice reason={options.offer.reason} /> : null}
      {conflict ? (
        <LiveConflict
          box={conflictBox}
          control={form.form.control}
          base={values}
          theirs={draftOf(latest)}
          status={{ was: stateOf(base).reviewStatus, now: state.reviewStatus }}
          isOpen={(path) => lockedPath(path) === undefined}
          lock={lockReason(state)}
          specs={recordSpecs}
          saving={form.busy}
          onSave={saveMerged}
          onDiscard={(rebase) => moveToLatest(rebase, 'discard')}
        />
      ) : null}
      {passedDate && lockedPath(closeDatePath) === undefined ? (
        <PassedDateNotice closeDate={passedDate} today={today} onSetDate={() => form.focus(closeDatePath)} />
      ) : null}
      <StrandedNotice edits={stranded} specs={recordSpecs} onDismiss={() => setStranded([])} />
      <FormNotices state={form} hideConflict signInHref={options.signInHref} />
    </>
  )

  return { form, schema, conflict, showConflict, saved, save, notices }
}
