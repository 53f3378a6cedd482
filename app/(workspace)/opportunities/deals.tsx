import { useCallback, useMemo } from 'react'
import { Board } from '@/components/board/board'
import type { BoardColumn } from '@/components/board/board-model'
import type { CardFocusProps } from '@/components/board/card-slot'
import type { Stage } from '@/lib/opportunity/stage'
import type { BoardData } from './board-data'
import { type BoardFilter, isFiltering } from './board-filter'
import { boardRules, isCollapsible } from './board-rules'
import { ColumnSummary } from './column-summary'
import { DealCardView } from './deal-card'
import type { DealCard } from './moves'
import { NoDeals } from './no-deals'

export interface DealsProps {
  board: BoardData
  filter: BoardFilter
  isMovable: boolean
  /** Another filter's board is on its way; this is the one before. */
  isUpdating: boolean
  locale: string
  onMove: (card: DealCard, to: Stage) => void
  onNeedMore: (columnId: string) => void
  onClearFilter: () => void
}

/** Deals as a board of stages, or why there are none. */
export function Deals(props: DealsProps) {
  const { board, filter, isMovable, isUpdating, locale, onMove, onNeedMore, onClearFilter } = props
  const { today } = board
  const columns = useMemo(() => board.columns.map(columnOf), [board.columns])
  const renderCard = useCallback(
    (card: DealCard, focus: CardFocusProps) => (
      <DealCardView card={card} focus={focus} today={today} locale={locale} />
    ),
    [today, locale],
  )
  if (board.columns.every(({ count }) => count === 0)) {
    return (
      <NoDeals
        asOf={board.asOf}
        isFiltering={isFiltering(filter) && board.total > 0}
        mayCreate={isMovable}
        onClearFilter={onClearFilter}
      />
    )
  }
  return (
    <div
      aria-busy={isUpdating}
      className="flex min-h-0 flex-1 flex-col transition-opacity delay-150 aria-busy:opacity-60"
    >
      <Board
        columns={columns}
        rules={boardRules}
        isMovable={isMovable}
        renderCard={renderCard}
        renderSummary={({ id }) => {
          const totals = board.columns.find(({ stage }) => stage === id)
          return totals ? <ColumnSummary totals={totals} locale={locale} /> : null
        }}
        onMove={(card, columnId) => onMove(card, columnId as Stage)}
        onNeedMore={onNeedMore}
      />
    </div>
  )
}

function columnOf({ stage, cards, count, next }: BoardData['columns'][number]): BoardColumn<DealCard> {
  return {
    id: stage,
    title: stage,
    cards,
    count,
    hasMore: next !== undefined,
    isCollapsible: isCollapsible(stage),
  }
}
