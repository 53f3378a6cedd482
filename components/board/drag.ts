import {
  draggable,
  dropTargetForElements,
  monitorForElements,
} from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { autoScrollForElements } from '@atlaskit/pragmatic-drag-and-drop-auto-scroll/element'

type Data = Record<string | symbol, unknown>
type Stop = () => void

const kind = 'board-card'

function cardIdOf(data: Data): string | undefined {
  return data.kind === kind && typeof data.cardId === 'string' ? data.cardId : undefined
}

const isCard = ({ source }: { source: { data: Data } }) => cardIdOf(source.data) !== undefined

export function makeDraggable(element: HTMLElement, cardId: string): Stop {
  return draggable({ element, getInitialData: () => ({ kind, cardId }) })
}

export interface DropHandlers {
  columnId: string
  /** Asked while a card hovers; a refusing column does not light up and takes no drop. */
  accepts: (cardId: string) => boolean
  onOver: (isOver: boolean) => void
}

export function makeDropTarget(element: HTMLElement, { columnId, accepts, onOver }: DropHandlers): Stop {
  return dropTargetForElements({
    element,
    getData: () => ({ columnId }),
    canDrop: ({ source }) => {
      const cardId = cardIdOf(source.data)
      return cardId !== undefined && accepts(cardId)
    },
    onDragEnter: () => onOver(true),
    onDragLeave: () => onOver(false),
    onDrop: () => onOver(false),
  })
}

/** Scrolls `element` while a card is held near its edge. */
export function makeAutoScroll(element: HTMLElement): Stop {
  return autoScrollForElements({ element, canScroll: isCard })
}

export interface DragHandlers {
  onPickUp: (cardId: string) => void
  /** `columnId` is undefined when the card was let go outside every column that takes it. */
  onDrop: (cardId: string, columnId: string | undefined) => void
}

export function watchDrags({ onPickUp, onDrop }: DragHandlers): Stop {
  return monitorForElements({
    canMonitor: isCard,
    onDragStart: ({ source }) => onPickUp(cardIdOf(source.data) ?? ''),
    onDrop: ({ source, location }) => {
      const columnId = location.current.dropTargets[0]?.data.columnId
      onDrop(cardIdOf(source.data) ?? '', typeof columnId === 'string' ? columnId : undefined)
    },
  })
}
