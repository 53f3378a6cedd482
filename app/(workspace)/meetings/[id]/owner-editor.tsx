'use client'

import { useId } from 'react'
import { Combobox } from '@/components/ui/combobox'
import { Label } from '@/components/ui/label'
import { DecisionForm } from './decision-form'
import { useFirstFocus } from './decision-text'
import type { EditorProps } from './editors'
import { useDecisionDraft } from './use-decision-draft'

export function OwnerEditor({ deal, owners, place, deciding, again, onClose }: EditorProps) {
  const id = useId()
  const field = useFirstFocus<HTMLInputElement>()
  const draft = useDecisionDraft(place, 'owner', again?.email ? { email: again.email } : {})
  const { email = '' } = draft.values
  const { owner } = deal.card

  const decide = async () => {
    if (!(await deciding.decide({ kind: 'owner', was: owner?.email ?? null, email }))) return
    draft.clear()
    onClose(true)
  }
  return (
    <DecisionForm
      {...deciding}
      title="Owner"
      isReady={email !== '' && email !== owner?.email}
      onDecide={decide}
      onClose={() => onClose(false)}
      onDiscard={email ? draft.clear : undefined}
    >
      <div className="max-w-md">
        <Label htmlFor={id} className="sr-only">
          New owner
        </Label>
        <Combobox
          ref={field}
          id={id}
          options={owners.map(({ name, email: value }) => ({ value, label: name, hint: value }))}
          placeholder="Who takes the deal"
          value={email}
          onValueChange={(value) => draft.set({ email: value })}
        />
        <p className="mt-1 text-muted">Now {owner?.name ?? 'nobody'}.</p>
      </div>
    </DecisionForm>
  )
}
