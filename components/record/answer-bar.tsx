'use client'

import { SendHorizontal } from 'lucide-react'
import { useDeferredValue } from 'react'
import { type Control, type FieldValues, useWatch } from 'react-hook-form'
import { Button } from '@/components/ui/button'
import type { OpportunityDraft } from '@/lib/opportunity/draft'
import type { FormSchema } from './form-schema'

export interface AnswerBarProps {
  control: Control<FieldValues>
  schema: FormSchema
  dirty: boolean
  busy: boolean
  /** Something above has to be decided first. */
  blocked: boolean
  /** Takes the reader there. */
  onShowBlock: () => void
  onDiscard: () => void
}

/** How many fields are still wrong: a field with two problems is one to mend. */
function problemsLeft(schema: FormSchema, values: OpportunityDraft): number {
  const parsed = schema.safeParse(values)
  return parsed.success ? 0 : new Set(parsed.error.issues.map(({ path }) => path.join('.'))).size
}

function words({ busy, blocked, dirty }: AnswerBarProps, problems: number): string {
  if (busy) return 'Sending it back…'
  if (blocked) return 'This opportunity changed at AWS'
  if (problems > 0) return problems === 1 ? '1 problem left' : `${problems} problems left`
  return dirty ? 'Ready to send' : 'Nothing changed yet'
}

/** What is left to mend, and the button that sends it back. It stays in view, and stays pressable: it leads to the problem. */
export function AnswerBar(props: AnswerBarProps) {
  const { control, schema, dirty, busy, blocked, onShowBlock, onDiscard } = props
  const values = useDeferredValue(useWatch({ control }) as OpportunityDraft)
  const problems = problemsLeft(schema, values)
  return (
    <div className="sticky bottom-[calc(4rem+env(safe-area-inset-bottom))] z-10 flex flex-wrap items-center justify-between gap-x-3 gap-y-2 rounded-lg border bg-raised px-4 py-2.5 shadow-md md:bottom-4">
      <p role="status" className={problems > 0 && !busy ? 'font-medium text-danger-text' : 'text-muted'}>
        {words(props, problems)}
      </p>
      {blocked ? (
        <Button onClick={onShowBlock}>See what changed</Button>
      ) : (
        <span className="flex gap-2">
          {dirty ? (
            <Button onClick={onDiscard} disabled={busy}>
              Discard
            </Button>
          ) : null}
          <Button type="submit" variant="primary" busy={busy}>
            <SendHorizontal aria-hidden />
            Send back to AWS
          </Button>
        </span>
      )}
    </div>
  )
}
