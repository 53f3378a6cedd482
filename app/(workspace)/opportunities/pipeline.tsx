'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import { useCallback, useMemo, useState } from 'react'
import { PageHeader } from '@/components/shell/page-header'
import { ShortcutsHelp } from '@/components/shell/shortcuts-help'
import type { Owner } from '@/lib/mirror/mirror'
import type { Stage } from '@/lib/opportunity/stage'
import type { BoardData } from './board-data'
import { type BoardFilter, noFilter } from './board-filter'
import { countWords } from './deal-words'
import { Deals } from './deals'
import { FilterBar } from './filter-bar'
import { type MoveQuestion, questionFor } from './move-question'
import { type DealCard, type MoveAnswers, withMoves } from './moves'
import { boardQuery, keepMove, loadMore } from './queries'
import { ReadFailure } from './read-failure'
import { RefusalBanner } from './refusal-banner'
import { useBoardFilter } from './use-board-filter'
import { useIdlePreload } from './use-idle-preload'
import { type MoveStage, useMoves } from './use-moves'
import { ViewSwitch } from './view-switch'

const loadMoveDialog = () => import('./move-dialog').then((module) => module.MoveDialog)
const MoveDialog = dynamic(loadMoveDialog, { ssr: false })

const keys = [
  { keys: 'ArrowUp ArrowDown ArrowLeft ArrowRight', label: 'From card to card' },
  { keys: 'Enter', label: 'Open the deal' },
  { keys: 'm', label: 'Move the deal to another stage' },
  { keys: '/', label: 'Search' },
] as const

export interface PipelineProps {
  /** What the address asked for when the page was made. */
  filter: BoardFilter
  owners: readonly Owner[]
  /** Email of the reader. */
  me: string
  isMovable: boolean
  locale: string
  moveStage: MoveStage
}

/** The pipeline board: owns its query and its one mutation. */
export function Pipeline({ filter: fromAddress, owners, me, isMovable, locale, moveStage }: PipelineProps) {
  const client = useQueryClient()
  const [filter, changeFilter] = useBoardFilter(fromAddress)
  const view = useMemo(() => ({ me, filter }), [me, filter])
  const { data, error, isPlaceholderData, refetch } = useQuery(boardQuery(view))
  const { moves, refused, dismissRefusal, move } = useMoves(moveStage, (saved) =>
    keepMove(client, view, saved),
  )
  const [asked, setAsked] = useState<AskedMove>()
  useIdlePreload(loadMoveDialog)

  const board = useMemo(() => data && withMoves(data, moves, filter), [data, moves, filter])
  const needMore = useCallback(
    (columnId: string) => void loadMore(client, view, columnId as Stage).catch(() => undefined),
    [client, view],
  )
  const ask = (card: DealCard, to: Stage, answers?: MoveAnswers) => {
    const question = board && questionFor(card, to, board.today)
    if (question) setAsked({ question, card, to, answers })
    else move(card, to, answers)
  }

  return (
    <div className="relative flex h-(--screen-height) flex-col">
      <ShortcutsHelp title="Pipeline" shortcuts={keys} />
      <PageHeader
        title="Pipeline"
        meta={board ? <Shown board={board} locale={locale} /> : null}
        actions={<ViewSwitch current="board" filter={filter} />}
      />
      <FilterBar filter={filter} owners={owners} me={me} onChange={changeFilter} />
      {error ? (
        <ReadFailure error={error} isStale={board !== undefined} onRetry={() => void refetch()} />
      ) : null}
      {board ? (
        <Deals
          board={board}
          filter={filter}
          isMovable={isMovable}
          isUpdating={isPlaceholderData}
          locale={locale}
          onMove={ask}
          onNeedMore={needMore}
          onClearFilter={() => changeFilter(noFilter)}
        />
      ) : null}
      {refused ? (
        <RefusalBanner
          refused={refused}
          onRetry={() => {
            const now = board?.columns.flatMap(({ cards }) => cards).find(({ id }) => id === refused.card.id)
            ask(now ?? refused.card, refused.to, refused.answers)
          }}
          onDismiss={dismissRefusal}
        />
      ) : null}
      {asked && board ? (
        <MoveDialog
          {...asked}
          today={board.today}
          onConfirm={(answers) => {
            setAsked(undefined)
            move(asked.card, asked.to, answers)
          }}
          onCancel={() => setAsked(undefined)}
        />
      ) : null}
    </div>
  )
}

interface AskedMove {
  question: MoveQuestion
  card: DealCard
  to: Stage
  answers?: MoveAnswers
}

/** "38 of 250 deals"; said by the board alone, so that it never speaks of a filter whose answer is still on its way. */
function Shown({ board, locale }: { board: BoardData; locale: string }) {
  const shown = board.columns.reduce((sum, { count }) => sum + count, 0)
  const total = `${countWords(board.total, locale)} ${board.total === 1 ? 'deal' : 'deals'}`
  return (
    <span role="status" className="tabular-nums" suppressHydrationWarning>
      {shown < board.total ? `${countWords(shown, locale)} of ${total}` : total}
    </span>
  )
}
