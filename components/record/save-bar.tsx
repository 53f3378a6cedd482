import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { type EditProgress, keptWords } from './waiting-change'

export interface SaveBarProps {
  dirty: boolean
  busy: boolean
  /** The last attempt went through and nothing was typed since. */
  saved: false | 'saved' | 'queued'
  /** Where the reader's edits of this deal stand by now. */
  progress?: EditProgress
  /** Something above has to be decided first. */
  blocked: boolean
  /** Takes the reader there. */
  onShowBlock: () => void
  onDiscard: () => void
}

function words({ dirty, busy, saved, progress, blocked }: SaveBarProps): string {
  if (busy) return 'Saving at AWS…'
  if (blocked) return 'This opportunity changed at AWS'
  if (dirty) return 'Unsaved changes'
  if (saved === 'queued') return keptWords(progress)
  return saved ? 'Saved at AWS' : ''
}

/** Stays in view while there is something to save, and says what became of it. */
export function SaveBar(props: SaveBarProps) {
  const { dirty, busy, blocked, onShowBlock, onDiscard } = props
  const active = dirty || busy
  return (
    <div
      className={cn(
        'flex min-h-8 items-center justify-between gap-3',
        active &&
          'sticky bottom-[calc(4rem+env(safe-area-inset-bottom))] z-10 rounded-lg border bg-raised px-4 py-2.5 shadow-md md:bottom-4',
      )}
    >
      <p role="status" className="text-muted">
        {words(props)}
      </p>
      {active && blocked ? <Button onClick={onShowBlock}>See what changed</Button> : null}
      {active && !blocked ? (
        <span className="flex gap-2">
          <Button onClick={onDiscard} disabled={busy}>
            Discard
          </Button>
          <Button type="submit" variant="primary" busy={busy}>
            Save changes
          </Button>
        </span>
      ) : null}
    </div>
  )
}
