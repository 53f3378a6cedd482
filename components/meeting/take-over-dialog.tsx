'use client'

import { Button } from '@/components/ui/button'
import { Dialog, DialogContent } from '@/components/ui/dialog'

export interface TakeOverDialogProps {
  /** Who presents now. */
  presenter: string
  /** It is the reader, in another window. */
  isOwnWindow: boolean
  onConfirm: () => void
  onCancel: () => void
}

/** Two people never steer one meeting by accident: taking the place of somebody who is here has to be meant. */
export function TakeOverDialog({ presenter, isOwnWindow, onConfirm, onCancel }: TakeOverDialogProps) {
  return (
    <Dialog open onOpenChange={(open) => open || onCancel()}>
      <DialogContent
        size="sm"
        title={isOwnWindow ? 'Present from this window?' : `Take over from ${presenter}?`}
        description={
          isOwnWindow
            ? 'Your other window then follows this one.'
            : `${presenter} is presenting now. Everybody, ${presenter} too, will then follow your screen.`
        }
        footer={
          <>
            <Button onClick={onCancel}>Cancel</Button>
            <Button variant="primary" onClick={onConfirm}>
              {isOwnWindow ? 'Present here' : 'Take over'}
            </Button>
          </>
        }
      />
    </Dialog>
  )
}
