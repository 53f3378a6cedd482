'use client'

import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { ErrorBanner } from '@/components/ui/error-banner'
import type { Option } from '@/components/ui/filter-options'
import {
  type Association,
  additionLock,
  associationKinds,
  associationLock,
  associationsOf,
  removalLock,
} from '@/lib/opportunity/associations'
import type { RecordState } from '@/lib/opportunity/editability'
import type { Opportunity } from '@/lib/opportunity/opportunity'
import type { ActionError, ActionResult } from '@/lib/result'
import { AssociationDialog } from './association-dialog'
import { Section } from './section'

export interface AssociationPanelProps {
  opportunity: Opportunity
  state: RecordState
  /** The partner's solutions, to name those that are linked and to choose from. Empty until they are read. */
  solutions: readonly Option[]
  /** Whether the dialog to add one is open. */
  adding: boolean
  onAddingChange: (adding: boolean) => void
  /** Left out for a reader who may not change anything. */
  onAdd?: (association: Association) => Promise<ActionResult<unknown>>
  onRemove?: (association: Association) => Promise<ActionResult<unknown>>
}

export function AssociationPanel({
  opportunity,
  state,
  solutions,
  adding,
  onAddingChange,
  onAdd,
  onRemove,
}: AssociationPanelProps) {
  const present = associationsOf(opportunity)
  const open = associationKinds.filter(
    (kind) => !associationLock(state, kind.type) && !additionLock(present, kind),
  )
  return (
    <Section
      title="Solutions and products"
      aside={
        onAdd && open.length > 0 ? (
          <Button size="sm" onClick={() => onAddingChange(true)}>
            <Plus aria-hidden />
            Add
          </Button>
        ) : null
      }
    >
      {present.length === 0 ? (
        <p className="text-muted">No solution or product is linked yet.</p>
      ) : (
        <AssociationList present={present} state={state} solutions={solutions} onRemove={onRemove} />
      )}
      {onAdd ? (
        <AssociationDialog
          open={adding}
          onOpenChange={onAddingChange}
          kinds={open}
          present={present}
          solutions={solutions}
          onAdd={onAdd}
        />
      ) : null}
    </Section>
  )
}

interface ListProps extends Pick<AssociationPanelProps, 'state' | 'solutions' | 'onRemove'> {
  present: Association[]
}

function AssociationList({ present, state, solutions, onRemove }: ListProps) {
  const [busy, setBusy] = useState<Association>()
  const [error, setError] = useState<ActionError>()

  const remove = async (association: Association) => {
    setBusy(association)
    setError(undefined)
    const result = await onRemove?.(association)
    setBusy(undefined)
    if (result && !result.ok) setError(result.error)
  }

  return (
    <div className="space-y-3">
      {associationKinds.map((kind) => {
        const ofKind = present.filter(({ type }) => type === kind.type)
        if (ofKind.length === 0) return null
        return (
          <div key={kind.type}>
            <h3 className="mb-1 font-medium text-muted text-xs">{kind.label}</h3>
            <ul className="divide-y">
              {ofKind.map((association) => (
                <AssociationRow
                  key={association.entity}
                  entity={association.entity}
                  name={solutions.find(({ value }) => value === association.entity)?.label}
                  lock={removalLock(state, present, association)}
                  busy={busy?.entity === association.entity}
                  onRemove={onRemove ? () => remove(association) : undefined}
                />
              ))}
            </ul>
          </div>
        )
      })}
      {error ? <ErrorBanner error={error} /> : null}
    </div>
  )
}

interface RowProps {
  entity: string
  /** The name AWS has for it, when we know it. */
  name?: string
  lock?: string
  busy: boolean
  onRemove?: () => void
}

function AssociationRow({ entity, name, lock, busy, onRemove }: RowProps) {
  return (
    <li className="flex items-center gap-2 py-1.5">
      <span className="min-w-0 flex-1">
        {name ? <span className="block truncate">{name}</span> : null}
        <span className="block break-all font-mono text-muted text-xs">{entity}</span>
        {lock && onRemove ? <span className="block text-muted text-xs">{lock}</span> : null}
      </span>
      {onRemove && !lock ? (
        <Button
          variant="ghost"
          size="icon-sm"
          busy={busy}
          aria-label={`Remove ${name ?? entity}`}
          title="Remove"
          onClick={onRemove}
        >
          {busy ? null : <X aria-hidden />}
        </Button>
      ) : null}
    </li>
  )
}
