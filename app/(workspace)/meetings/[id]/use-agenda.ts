'use client'

import { useQueryClient } from '@tanstack/react-query'
import { type Placing, withPlacing } from '@/components/meeting/agenda-order'
import { notify } from '@/components/ui/notify'
import type { ItemState, Meeting } from '@/lib/meeting/meeting'
import type { ActionResult } from '@/lib/result'
import { withMeeting } from './live-state'
import { keepLive } from './queries'
import { noAnswer, refusalText } from './refusal-text'
import type { RoomActions } from './room-actions'

type AgendaActions = Pick<RoomActions, 'addItem' | 'setItemState' | 'moveItem'>

export interface AgendaWork {
  setState: (dealId: string, state: ItemState) => void
  move: (placing: Placing) => void
  add: (dealId: string) => Promise<void>
}

function withState({ agenda, ...meeting }: Meeting, dealId: string, state: ItemState): Meeting {
  return { ...meeting, agenda: agenda.map((item) => (item.dealId === dealId ? { ...item, state } : item)) }
}

/** Changes of the agenda: shown at once, and taken back when they are refused. */
export function useAgenda(id: string, actions: AgendaActions): AgendaWork {
  const client = useQueryClient()

  const act = async (change: (meeting: Meeting) => Meeting, action: () => Promise<ActionResult<Meeting>>) => {
    await keepLive(client, id, (known) => ({ ...known, meeting: change(known.meeting) }))
    const result = await action().catch(() => undefined)
    if (result?.ok) return keepLive(client, id, (known) => withMeeting(known, result.data))
    notify.error({
      title: 'The agenda was not changed',
      description: result ? refusalText(result.error) : noAnswer,
    })
    // An unknown revision has the whole meeting read anew.
    await keepLive(client, id, (known) => ({ ...known, meeting: { ...known.meeting, revision: '' } }))
  }

  return {
    setState: (dealId, state) =>
      void act(
        (meeting) => withState(meeting, dealId, state),
        () => actions.setItemState({ id, dealId, state }),
      ),
    move: (placing) =>
      void act(
        (meeting) => ({ ...meeting, agenda: withPlacing(meeting.agenda, placing) }),
        () => actions.moveItem({ id, ...placing }),
      ),
    add: (dealId) =>
      act(
        (meeting) => meeting,
        () => actions.addItem({ id, dealId }),
      ),
  }
}
