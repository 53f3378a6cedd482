'use client'

import { useId } from 'react'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import type { FieldSpec } from '@/lib/form/field-spec'
import { changedPaths } from '@/lib/opportunity/changes'
import type { MergeConflict } from '@/lib/opportunity/merge'
import type { Rebase } from '@/lib/opportunity/rebase'
import type { ReviewStatus } from '@/lib/opportunity/review'
import { FieldText } from './field-text'
import { wordsFor } from './field-words'
import { StrandedEdits } from './stranded-edits'

export interface ConflictResolverProps {
  rebase: Rebase<object>
  /** AWS's review status before and now. */
  status: { was: ReviewStatus; now: ReviewStatus }
  /** The form's values as AWS has them now. */
  theirs: object
  specs: readonly FieldSpec[]
  /** Why AWS keeps the stranded fields closed. */
  lock: string
  /** The paths where AWS's value was chosen. */
  picks: ReadonlySet<string>
  onPick: (path: string, side: Side) => void
  onSave: () => void
  saving: boolean
  /** Gives up what was typed and shows the record as AWS has it. */
  onDiscard: () => void
}

export type Side = 'mine' | 'theirs'

/** Shown when a record moved on under an edit: what changed, what collides, and what can no longer be sent. */
export function ConflictResolver(props: ConflictResolverProps) {
  const { rebase, status, theirs, specs, lock, onSave, onDiscard, saving, picks, onPick } = props
  const { conflicts, stranded, changes } = rebase
  const overlapping = new Set(conflicts.map(({ path }) => path))
  const others = changes.filter(({ path }) => !overlapping.has(path))
  const isNothingLeft = nothingLeft(rebase, theirs)
  return (
    <Banner tone="warning" title="This opportunity changed at AWS since you opened it">
      <div className="space-y-4">
        <p>{summary(rebase, isNothingLeft)}</p>
        <Changes status={status} changes={others} specs={specs} />
        {conflicts.length > 0 ? (
          <Conflicts conflicts={conflicts} specs={specs} picks={picks} onPick={onPick} />
        ) : null}
        {stranded.length > 0 ? (
          <div>
            <p className="font-medium">Cannot be sent now</p>
            <p className="mb-2 text-muted">{lock}</p>
            <StrandedEdits edits={stranded} specs={specs} />
          </div>
        ) : null}
        <div className="flex flex-wrap gap-2">
          {isNothingLeft ? null : (
            <Button variant="primary" busy={saving} onClick={onSave}>
              Save merged
            </Button>
          )}
          <Button onClick={onDiscard} disabled={saving}>
            {isNothingLeft ? 'Show AWS’s version' : 'Discard mine'}
          </Button>
        </div>
      </div>
    </Banner>
  )
}

/** Whether every edit is in a field that is closed now, so that nothing can be sent. */
function nothingLeft({ merged, conflicts, stranded }: Rebase<object>, theirs: object): boolean {
  return stranded.length > 0 && conflicts.length === 0 && changedPaths(theirs, merged).length === 0
}

function summary({ conflicts, stranded }: Rebase<object>, isNothingLeft: boolean): string {
  if (conflicts.length > 0)
    return 'Nothing you typed is lost. Choose what to keep where you both changed a field.'
  if (isNothingLeft) return 'Nothing you typed is lost, but AWS has closed all of these fields meanwhile.'
  if (stranded.length > 0)
    return 'Nothing you typed is lost, but AWS has closed some of these fields meanwhile.'
  return 'Nothing you typed is lost. Your changes are in other fields, so both fit together.'
}

interface ChangesProps extends Pick<ConflictResolverProps, 'status' | 'specs'> {
  changes: Rebase<object>['changes']
}

function Changes({ status, changes, specs }: ChangesProps) {
  const { label, words } = wordsFor(specs)
  if (status.was === status.now && changes.length === 0) return null
  return (
    <div>
      <p className="font-medium">Changed meanwhile</p>
      <ul className="mt-1 list-disc space-y-0.5 pl-5">
        {status.was === status.now ? null : (
          <li>
            Review status: <FieldText text={status.was} className="text-muted line-through" /> →{' '}
            <FieldText text={status.now} />
          </li>
        )}
        {changes.map(({ path, was, now }) => (
          <li key={path} className="break-words">
            {label(path)}: <FieldText text={words(path, was)} className="text-muted line-through" /> →{' '}
            <FieldText text={words(path, now)} />
          </li>
        ))}
      </ul>
    </div>
  )
}

/** On a phone each row of the table becomes a block, and its cells carry their heading themselves. */
const cell = 'py-2 pr-4 align-top max-sm:block max-sm:py-1 max-sm:pr-0'
const heading = 'pb-1 pr-4 text-left font-medium text-muted text-xs'
const phoneHeading = 'block text-muted text-xs sm:hidden'

function Conflicts({
  conflicts,
  specs,
  picks,
  onPick,
}: { conflicts: MergeConflict[] } & Pick<ConflictResolverProps, 'specs' | 'picks' | 'onPick'>) {
  return (
    <table className="w-full max-sm:block">
      <caption className="mb-1 text-left font-medium">You both changed</caption>
      <thead className="max-sm:hidden">
        <tr>
          <th scope="col" className={heading}>
            Field
          </th>
          <th scope="col" className={heading}>
            Was
          </th>
          <th scope="col" className={heading}>
            Yours
          </th>
          <th scope="col" className={heading}>
            AWS now
          </th>
        </tr>
      </thead>
      <tbody className="max-sm:block">
        {conflicts.map((conflict) => (
          <ConflictRow
            key={conflict.path}
            conflict={conflict}
            specs={specs}
            side={picks.has(conflict.path) ? 'theirs' : 'mine'}
            onPick={(side) => onPick(conflict.path, side)}
          />
        ))}
      </tbody>
    </table>
  )
}

interface ConflictRowProps {
  conflict: MergeConflict
  specs: readonly FieldSpec[]
  side: Side
  onPick: (side: Side) => void
}

function ConflictRow({ conflict, specs, side, onPick }: ConflictRowProps) {
  const name = useId()
  const { label, words } = wordsFor(specs)
  const field = label(conflict.path)
  return (
    <tr className="border-t border-warning-line max-sm:block max-sm:py-2">
      <th scope="row" className={cn(cell, 'text-left font-medium')}>
        {field}
      </th>
      <td className={cell}>
        <span className={phoneHeading}>Was</span>
        <FieldText text={words(conflict.path, conflict.was)} />
      </td>
      {(['mine', 'theirs'] as const).map((option) => {
        const text = words(conflict.path, conflict[option])
        const whose = option === 'mine' ? 'Yours' : 'AWS now'
        return (
          <td key={option} className={cell}>
            <label className="flex cursor-pointer gap-2">
              <input
                type="radio"
                name={name}
                checked={side === option}
                onChange={() => onPick(option)}
                aria-label={`${field}: ${whose}, ${text || 'empty'}`}
                className="mt-0.5 size-4 shrink-0 accent-accent"
              />
              <span className="min-w-0">
                <span className={phoneHeading}>{whose}</span>
                <FieldText text={text} />
              </span>
            </label>
          </td>
        )
      })}
    </tr>
  )
}
