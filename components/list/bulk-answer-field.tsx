import { useId } from 'react'
import { Input } from '@/components/ui/input'
import { Label } from '@/components/ui/label'
import { Textarea } from '@/components/ui/textarea'
import type { BulkField } from '@/lib/opportunity/bulk-change'

export interface BulkAnswerFieldProps {
  field: BulkField
  draft: string
  problem?: string | undefined
  onDraft: (text: string) => void
  onSend: () => void
}

const labels: Record<BulkField, string> = { nextSteps: 'Next step', closeDate: 'Close date' }

const mostCharacters = 255

/** What all of the deals are to say. */
export function BulkAnswerField({ field, draft, problem, onDraft, onSend }: BulkAnswerFieldProps) {
  const id = useId()
  const look = {
    id,
    value: draft,
    'aria-invalid': problem !== undefined || undefined,
    'aria-describedby': problem === undefined ? undefined : `${id}-problem`,
  }
  return (
    <div className="space-y-1.5">
      <Label htmlFor={id}>{labels[field]}</Label>
      {field === 'nextSteps' ? (
        <Textarea
          {...look}
          rows={3}
          placeholder="What happens next, and who does it"
          onChange={(event) => onDraft(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSend()
          }}
        />
      ) : (
        <Input {...look} type="date" onChange={(event) => onDraft(event.target.value)} className="w-44" />
      )}
      <div className="flex justify-between gap-4 text-xs">
        <p id={`${id}-problem`} role="alert" className="text-danger-text">
          {problem}
        </p>
        {field === 'nextSteps' ? <Room text={draft} /> : null}
      </div>
    </div>
  )
}

/** In characters as AWS counts them: code points. */
function Room({ text }: { text: string }) {
  const used = [...text.trim()].length
  return (
    <span className={used > mostCharacters ? 'text-danger-text tabular-nums' : 'text-faint tabular-nums'}>
      {used} / {mostCharacters}
    </span>
  )
}
