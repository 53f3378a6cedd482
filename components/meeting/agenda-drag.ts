import {
  draggable,
  dropTargetForElements,
  monitorForElements,
} from '@atlaskit/pragmatic-drag-and-drop/element/adapter'

type Stop = () => void

const kind = 'agenda-item'

function dealIdOf(data: Record<string | symbol, unknown>): string | undefined {
  return data.kind === kind && typeof data.dealId === 'string' ? data.dealId : undefined
}

/** Lets one row be picked up by `handle` and take others before itself. `onOver`: another row hovers above this one. */
export function makeRowDraggable(
  row: HTMLElement,
  handle: HTMLElement,
  { dealId, onOver }: { dealId: string; onOver: (isOver: boolean) => void },
): Stop {
  const stops = [
    draggable({ element: row, dragHandle: handle, getInitialData: () => ({ kind, dealId }) }),
    dropTargetForElements({
      element: row,
      getData: () => ({ kind, dealId }),
      canDrop: ({ source }) => {
        const dragged = dealIdOf(source.data)
        return dragged !== undefined && dragged !== dealId
      },
      onDragEnter: () => onOver(true),
      onDragLeave: () => onOver(false),
      onDrop: () => onOver(false),
    }),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

/** Tells which row was let go on which. Let go anywhere else, nothing has happened. */
export function watchRowDrops(onDrop: (dealId: string, before: string) => void): Stop {
  return monitorForElements({
    canMonitor: ({ source }) => dealIdOf(source.data) !== undefined,
    onDrop: ({ source, location }) => {
      const dealId = dealIdOf(source.data)
      const before = dealIdOf(location.current.dropTargets[0]?.data ?? {})
      if (dealId !== undefined && before !== undefined) onDrop(dealId, before)
    },
  })
}
