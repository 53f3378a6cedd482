'use client'

import type { MeetingDeal } from '@/components/meeting/meeting-deal'
import type { Decision, DecisionKind } from '@/lib/meeting/decision'
import type { Owner } from '@/lib/mirror/mirror'
import { CloseDateEditor } from './close-date-editor'
import type { DraftPlace } from './decision-draft'
import { NextStepEditor } from './next-step-editor'
import { NoteEditor } from './note-editor'
import { OwnerEditor } from './owner-editor'
import { StageEditor } from './stage-editor'
import type { Deciding } from './use-decide'

export interface EditorProps {
  deal: MeetingDeal
  owners: readonly Owner[]
  place: DraftPlace
  deciding: Deciding
  /** A decision that AWS did not take, to be made again. */
  again?: Decision
  /** Taken, or left: `wasTaken`. */
  onClose: (wasTaken: boolean) => void
}

/** Where one kind of decision is made. */
export function Editor({ kind, ...props }: EditorProps & { kind: DecisionKind }) {
  switch (kind) {
    case 'nextStep':
      return <NextStepEditor {...props} />
    case 'closeDate':
      return <CloseDateEditor {...props} />
    case 'stage':
      return <StageEditor {...props} />
    case 'owner':
      return <OwnerEditor {...props} />
    case 'note':
      return <NoteEditor {...props} />
  }
}
