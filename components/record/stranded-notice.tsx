import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import type { FieldSpec } from '@/lib/form/field-spec'
import type { StrandedEdit } from '@/lib/opportunity/rebase'
import { StrandedEdits } from './stranded-edits'

export interface StrandedNoticeProps {
  edits: readonly StrandedEdit[]
  specs: readonly FieldSpec[]
  onDismiss: () => void
}

/** What could not be sent, kept to be copied until the seller has done with it. */
export function StrandedNotice({ edits, specs, onDismiss }: StrandedNoticeProps) {
  if (edits.length === 0) return null
  return (
    <Banner
      tone="neutral"
      title="What you typed here was not sent"
      actions={
        <Button size="sm" onClick={onDismiss}>
          Dismiss
        </Button>
      }
    >
      <StrandedEdits edits={edits} specs={specs} />
    </Banner>
  )
}
