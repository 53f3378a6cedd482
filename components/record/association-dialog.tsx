'use client'

import { type FormEvent, useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Combobox } from '@/components/ui/combobox'
import { Dialog, DialogClose, DialogContent } from '@/components/ui/dialog'
import { ErrorBanner } from '@/components/ui/error-banner'
import type { Option } from '@/components/ui/filter-options'
import { Input } from '@/components/ui/input'
import { Label } from '@/components/ui/label'
import { Select } from '@/components/ui/select'
import type { Association, AssociationKind } from '@/lib/opportunity/associations'
import type { ActionError, ActionResult } from '@/lib/result'

export interface AssociationDialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** The kinds that may be added now; at least one. */
  kinds: readonly AssociationKind[]
  present: readonly Association[]
  solutions: readonly Option[]
  onAdd: (association: Association) => Promise<ActionResult<unknown>>
}

export function AssociationDialog({ open, onOpenChange, ...rest }: AssociationDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      {open ? <AddForm {...rest} onDone={() => onOpenChange(false)} /> : null}
    </Dialog>
  )
}

/** What is wrong with `entity` as one of this kind, or undefined. */
function problemOf(
  kind: AssociationKind,
  entity: string,
  present: readonly Association[],
): string | undefined {
  if (entity === '') return kind.type === 'Solutions' ? 'Choose a solution' : 'Enter an identifier'
  if (!kind.pattern.test(entity)) return `This does not look like ${kind.example}`
  return present.some((other) => other.type === kind.type && other.entity === entity)
    ? 'This one is linked already'
    : undefined
}

function AddForm({
  kinds,
  present,
  solutions,
  onAdd,
  onDone,
}: Omit<AssociationDialogProps, 'open' | 'onOpenChange'> & { onDone: () => void }) {
  const form = useId()
  const [type, setType] = useState(kinds[0]?.type)
  const [entity, setEntity] = useState('')
  const [problem, setProblem] = useState<string>()
  const [error, setError] = useState<ActionError>()
  const [busy, setBusy] = useState(false)
  const kind = kinds.find((one) => one.type === type) ?? kinds[0]
  if (!kind) return null

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const wrong = problemOf(kind, entity.trim(), present)
    setProblem(wrong)
    if (wrong) return
    setBusy(true)
    setError(undefined)
    const result = await onAdd({ type: kind.type, entity: entity.trim() })
    setBusy(false)
    if (result.ok) onDone()
    else setError(result.error)
  }

  return (
    <DialogContent
      title="Add a solution or product"
      footer={
        <>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button type="submit" form={form} variant="primary" busy={busy}>
            Add
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} noValidate className="space-y-4">
        <div className="space-y-1.5">
          <Label htmlFor={`${form}-kind`}>Kind</Label>
          <Select
            id={`${form}-kind`}
            value={kind.type}
            options={kinds.map((one) => ({ value: one.type, label: one.label }))}
            onChange={(event) => {
              setType(kinds.find((one) => one.type === event.target.value)?.type)
              setEntity('')
              setProblem(undefined)
            }}
          />
        </div>
        <div className="space-y-1.5">
          <Label htmlFor={`${form}-entity`}>{kind.type === 'Solutions' ? 'Solution' : 'Identifier'}</Label>
          {kind.type === 'Solutions' ? (
            <Combobox
              id={`${form}-entity`}
              options={solutions.filter(({ value }) => !present.some((other) => other.entity === value))}
              value={entity}
              onValueChange={setEntity}
              placeholder="Search your solutions"
              emptyText="None of your active solutions matches"
              aria-invalid={problem !== undefined}
              aria-describedby={`${form}-note`}
            />
          ) : (
            <Input
              id={`${form}-entity`}
              value={entity}
              onChange={(event) => setEntity(event.target.value)}
              placeholder={kind.example}
              autoComplete="off"
              spellCheck={false}
              aria-invalid={problem !== undefined}
              aria-describedby={`${form}-note`}
            />
          )}
          <p id={`${form}-note`} className={problem ? 'text-danger-text text-xs' : 'text-muted text-xs'}>
            {problem ?? `At most ${kind.limit} on one opportunity.`}
          </p>
        </div>
        {error ? <ErrorBanner error={error} /> : null}
      </form>
    </DialogContent>
  )
}
