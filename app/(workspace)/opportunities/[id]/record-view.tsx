'use client'

import { useQuery } from '@tanstack/react-query'
import type { Route } from 'next'
import { type ReactNode, useRef, useState } from 'react'
import { Activity } from '@/components/record/activity'
import { AnswerLink } from '@/components/record/answer-link'
import { AssociationPanel } from '@/components/record/association-panel'
import { AwsView } from '@/components/record/aws-view'
import { NextSteps } from '@/components/record/next-steps'
import { ReadFailure } from '@/components/record/read-failure'
import { RecordForm, type RecordFormHandle } from '@/components/record/record-form'
import { RecordFormSkeleton } from '@/components/record/record-form-skeleton'
import { RecordHeader } from '@/components/record/record-header'
import { ResubmissionRefused } from '@/components/record/review-outcome'
import { SubmissionPanel } from '@/components/record/submission-panel'
import { TaskList } from '@/components/record/task-list'
import { editProgress, type WaitingChange } from '@/components/record/waiting-change'
import { WaitingNotice } from '@/components/record/waiting-notice'
import { Banner } from '@/components/ui/banner'
import { LocalTime } from '@/components/ui/local-time'
import { notify } from '@/components/ui/notify'
import type { DealAges } from '@/lib/mirror/mirror'
import type { Association } from '@/lib/opportunity/associations'
import type { OpportunityDraft } from '@/lib/opportunity/draft'
import { editableAt, isReadOnly, lockReason } from '@/lib/opportunity/editability'
import { passedDateOf } from '@/lib/opportunity/passed-date'
import { plainDateOf } from '@/lib/opportunity/plain-date'
import { recordSpecs } from '@/lib/opportunity/record-specs'
import { stateOf } from '@/lib/opportunity/record-state'
import type { SubmissionTask } from '@/lib/opportunity/submission-task'
import type { ActionResult } from '@/lib/result'
import { notifyQueued } from '../notify-queued'
import { type NextStepInput, nextStepSaver } from './next-step-saver'
import { type KnownRecord, solutionsQuery } from './queries'
import type { Offer } from './read-offer'
import type { Saved } from './saved'
import type { Answer } from './submission'
import { useActivity } from './use-activity'
import { useOffer } from './use-offer'
import { useRecord } from './use-record'

/** The record's actions, as `actions.ts` has them. */
export interface RecordActions {
  updateOpportunity: (input: {
    id: string
    seen: string
    draft: OpportunityDraft
    replaces?: string
  }) => Promise<ActionResult<Answer>>
  addNextStep: (input: NextStepInput) => Promise<ActionResult<Saved>>
  associate: (input: Association & { id: string }) => Promise<ActionResult<Saved>>
  disassociate: (input: Association & { id: string }) => Promise<ActionResult<Saved>>
  submitOpportunity: (input: {
    id: string
    involvement: 'Co-Sell' | 'For Visibility Only'
    visibility: 'Full' | 'Limited'
    token: string
  }) => Promise<ActionResult<Saved & { task?: SubmissionTask }>>
}

export interface RecordViewProps {
  id: string
  first: KnownRecord
  firstWaiting: readonly WaitingChange[]
  /** An edit that was stopped and that the reader came to look at. */
  offer?: Offer | undefined
  /** How long the deal has been where it is; undefined for one the mirror has not met yet. */
  ages: DealAges | undefined
  /** When the mirror last had everything, for the copy that is shown first. */
  asOf: string | null
  /** Why this reader may change nothing; left out for one who may. */
  readOnly?: string
  userId: string
  actions: RecordActions
}

export function RecordView({
  id,
  first,
  firstWaiting,
  offer,
  ages,
  asOf,
  readOnly,
  userId,
  actions,
}: RecordViewProps) {
  const live = useRecord(id, first, firstWaiting)
  const form = useRef<RecordFormHandle>(null)
  const [unsaved, setUnsaved] = useState(false)
  const [adding, setAdding] = useState(false)
  const [refusal, setRefusal] = useState<string>()
  const solutions = useQuery(solutionsQuery())

  const { record, waiting, keep, movedOn, failure } = live
  const offered = useOffer(id, offer)
  const progress = editProgress(waiting)
  const { opportunity, summary, tasks } = record
  const state = stateOf(opportunity, summary?.Origin)
  const activity = useActivity(id, opportunity.LastModifiedDate)
  const mayWrite = readOnly === undefined
  const nextStepLock = offered.hasNextStep
    ? 'Edit it below, with the change that was not sent.'
    : editableAt(state)('LifeCycle.NextSteps')
      ? undefined
      : lockReason(state)
  const passedDate = passedDateOf(
    { stage: state.stage, closeDate: opportunity.LifeCycle?.TargetCloseDate },
    plainDateOf(new Date()),
  )
  const closed = isReadOnly(state) ? lockReason(state) : readOnly

  const keepSaved = (saved: Saved) => {
    keep(saved)
    if (saved.queued) notifyQueued('Your change is safe')
  }

  async function kept<T extends Saved>(action: Promise<ActionResult<T>>) {
    const result = await action
    if (result.ok) keepSaved(result.data)
    return result
  }

  const submit = async (choice: Omit<Parameters<RecordActions['submitOpportunity']>[0], 'id'>) => {
    const result = await kept(actions.submitOpportunity({ id, ...choice }))
    if (result.ok && !result.data.queued && result.data.task?.TaskStatus !== 'FAILED') {
      notify.success({ title: 'Sent to AWS', description: 'You will see here when AWS has reviewed it.' })
    }
    return result
  }

  const goTo = (path: string) => {
    if (path.startsWith('RelatedEntityIdentifiers')) setAdding(true)
    else form.current?.focus(path)
  }

  return (
    <div className="mx-auto max-w-[80rem] space-y-5 px-4 py-5 sm:px-6">
      <RecordHeader
        opportunity={opportunity}
        ages={activity.ages ?? ages}
        backHref="/opportunities"
        freshness={
          <Freshness readAt={record.readAt ?? asOf} refreshing={live.refreshing && record.readAt === null} />
        }
      />
      {failure ? <ReadFailure failure={failure} readAt={record.readAt ?? asOf} onRetry={live.retry} /> : null}
      <WaitingNotice
        changes={waiting.filter((change) => change.id !== offered.offer?.id)}
        specs={recordSpecs}
        resendHref={(change) => `/opportunities/${id}?resend=${change}` as Route}
        queueHref="/queue"
      />
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_22rem] lg:grid-rows-[auto_1fr]">
        <ToDo>
          {state.reviewStatus === 'Pending Submission' && record.complete ? (
            <SubmissionPanel
              opportunity={opportunity}
              unsaved={unsaved}
              onSubmit={mayWrite ? submit : undefined}
              onGoTo={goTo}
            />
          ) : null}
          {state.reviewStatus === 'Action Required' && refusal ? (
            <ResubmissionRefused reason={refusal} />
          ) : null}
          {state.reviewStatus === 'Action Required' && mayWrite ? (
            <AnswerLink
              href={`/action-required?item=${id}` as Route}
              comments={opportunity.LifeCycle?.ReviewComments ?? undefined}
            />
          ) : null}
        </ToDo>
        <div className="min-w-0 space-y-4 lg:col-start-1 lg:row-span-2 lg:row-start-1">
          {closed ? <Banner tone="neutral">{closed}</Banner> : null}
          <NextSteps
            quietLock={closed !== undefined}
            current={opportunity.LifeCycle?.NextSteps ?? ''}
            history={opportunity.LifeCycle?.NextStepsHistory ?? []}
            lock={readOnly ?? nextStepLock}
            passedDate={passedDate}
            progress={progress}
            onSave={nextStepSaver({
              opportunity,
              keep: keepSaved,
              movedOn,
              addNextStep: actions.addNextStep,
            })}
          />
          {record.complete ? (
            <RecordForm
              key={offered.offer?.id ?? 'record'}
              ref={form}
              latest={opportunity}
              offer={offered.offer}
              progress={progress}
              state={state}
              ownVersion={live.ownVersion}
              readOnly={readOnly}
              draftKey={`record:${offered.offer?.id ?? id}:${userId}`}
              signInHref={`/sign-in?callbackUrl=/opportunities/${id}`}
              onSave={(edit) => actions.updateOpportunity({ id, ...edit, ...offered.replaces })}
              onSaved={(saved) => {
                keepSaved(saved)
                setRefusal(saved.refusal)
                offered.settle()
              }}
              onMovedOn={movedOn}
              onDirtyChange={setUnsaved}
            />
          ) : (
            <RecordFormSkeleton failed={failure !== undefined} />
          )}
        </div>
        <div className="min-w-0 space-y-4 lg:col-start-2">
          <AwsView
            opportunity={opportunity}
            summary={summary}
            loading={record.readAt === null && live.refreshing}
          />
          {record.complete ? (
            <AssociationPanel
              opportunity={opportunity}
              state={state}
              solutions={solutions.data ?? []}
              adding={adding}
              onAddingChange={setAdding}
              onAdd={mayWrite ? (association) => kept(actions.associate({ id, ...association })) : undefined}
              onRemove={
                mayWrite ? (association) => kept(actions.disassociate({ id, ...association })) : undefined
              }
            />
          ) : null}
          <TaskList tasks={tasks} />
          <Activity
            {...activity.list}
            userId={userId}
            nameOf={(entity) => solutions.data?.find(({ value }) => value === entity)?.label ?? entity}
          />
        </div>
      </div>
    </div>
  )
}

/** What the deal waits for from us: beside the form, on a phone before it. */
function ToDo({ children }: { children: ReactNode }) {
  return <div className="min-w-0 space-y-4 empty:hidden lg:col-start-2 lg:row-start-1">{children}</div>
}

function Freshness({ readAt, refreshing }: { readAt: string | null; refreshing: boolean }): ReactNode {
  if (refreshing) return 'Checking with AWS…'
  return readAt ? <LocalTime instant={readAt} /> : 'Not yet'
}
