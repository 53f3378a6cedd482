'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { CloudDownload, SearchX, SquareKanban } from 'lucide-react'
import dynamic from 'next/dynamic'
import Link from 'next/link'
import { useCallback, useMemo, useState } from 'react'
import { Board } from '@/components/board/board'
import type { BoardColumn } from '@/components/board/board-model'
import type { CardFocusProps } from '@/components/board/card-slot'
import { PageHeader } from '@/components/shell/page-header'
import { ShortcutsHelp } from '@/components/shell/shortcuts-help'
import { Banner } from '@/components/ui/banner'
import { Button, buttonStyle } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import type { Owner } from '@/lib/mirror/mirror'
import type { Stage } from '@/lib/opportunity/stage'
import type { BoardData } from './board-data'
import { type BoardFilter, isFiltering, noFilter } from './board-filter'
import { boardRules, isCollapsible } from './board-rules'
import { ColumnSummary } from './column-summary'
import { DealCardView } from './deal-card'
import { countWords } from './deal-words'
import { FilterBar } from './filter-bar'
import { type MoveQuestion, questionFor } from './move-question'
import { type DealCard, type MoveAnswers, withMoves } from './moves'
import { boardQuery, keepMove, loadMore, ReadError } from './queries'
import { useBoardFilter } from './use-board-filter'
import { useIdlePreload } from './use-idle-preload'
import { type MoveStage, type RefusedMove, useMoves } from './use-moves'

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
  const { data, error, isPlaceholderData, refetch } = useQuery(boardQuery(filter))
  const { moves, refused, dismissRefusal, move } = useMoves(moveStage, (saved) =>
    keepMove(client, filter, saved),
  )
  const [asked, setAsked] = useState<AskedMove>()
  useIdlePreload(loadMoveDialog)

  const board = useMemo(() => data && withMoves(data, moves, filter), [data, moves, filter])
  const needMore = useCallback(
    (columnId: string) => void loadMore(client, filter, columnId as Stage).catch(() => undefined),
    [client, filter],
  )
  const ask = (card: DealCard, to: Stage, answers?: MoveAnswers) => {
    const question = board && questionFor(card, to, board.today)
    if (question) setAsked({ question, card, to, answers })
    else move(card, to, answers)
  }

  return (
    <div className="relative flex h-(--screen-height) flex-col">
      <ShortcutsHelp title="Pipeline" shortcuts={keys} />
      <PageHeader title="Pipeline" meta={board ? <Shown board={board} locale={locale} /> : null} />
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

interface DealsProps {
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

function Deals(props: DealsProps) {
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

function NoDeals({
  asOf,
  isFiltering,
  mayCreate,
  onClearFilter,
}: {
  asOf: string | null
  isFiltering: boolean
  mayCreate: boolean
  onClearFilter: () => void
}) {
  if (isFiltering) {
    return (
      <EmptyState
        icon={SearchX}
        title="No deal matches"
        action={<Button onClick={onClearFilter}>Clear filters</Button>}
        className="pt-[12vh]"
      >
        Nothing in the pipeline fits all of these filters.
      </EmptyState>
    )
  }
  if (asOf === null) {
    return (
      <EmptyState icon={CloudDownload} title="Reading your opportunities from AWS" className="pt-[12vh]">
        The first reading takes a moment. Deals appear here as they come in.
      </EmptyState>
    )
  }
  return (
    <EmptyState
      icon={SquareKanban}
      title="No deals yet"
      action={
        mayCreate ? (
          <Link href="/opportunities/new" className={buttonStyle({ variant: 'primary' })}>
            New opportunity
          </Link>
        ) : null
      }
      className="pt-[12vh]"
    >
      The opportunities you share with AWS appear here, by stage.
    </EmptyState>
  )
}

/** Over the board, not above it: nothing on the screen moves when AWS says no. */
function RefusalBanner({
  refused,
  onRetry,
  onDismiss,
}: {
  refused: RefusedMove
  onRetry: () => void
  onDismiss: () => void
}) {
  return (
    <div className="pointer-events-none absolute inset-x-3 bottom-3 z-10 mx-auto max-w-2xl">
      <Banner
        tone="danger"
        title={refused.title}
        details={refused.details}
        className="pointer-events-auto shadow-lg"
        actions={
          <>
            {refused.isMendable ? (
              <Link href={`/opportunities/${refused.card.id}`} className={buttonStyle({ size: 'sm' })}>
                Open deal
              </Link>
            ) : null}
            <Button size="sm" onClick={onRetry}>
              Try again
            </Button>
            <Button size="sm" variant="ghost" onClick={onDismiss}>
              Dismiss
            </Button>
          </>
        }
      >
        {refused.text}
      </Banner>
    </div>
  )
}

function ReadFailure({ error, isStale, onRetry }: { error: Error; isStale: boolean; onRetry: () => void }) {
  if (error instanceof ReadError && error.status === 401) {
    return (
      <Banner
        tone="warning"
        title="You have been signed out"
        className="mx-4 mt-3"
        actions={
          <Link href="/sign-in?callbackUrl=/opportunities" className={buttonStyle({ size: 'sm' })}>
            Sign in
          </Link>
        }
      >
        Sign in again to see what has changed since.
      </Banner>
    )
  }
  return (
    <Banner
      tone="warning"
      title="The board cannot be read right now"
      className="mx-4 mt-3"
      actions={
        <Button size="sm" onClick={onRetry}>
          Try again
        </Button>
      }
    >
      {isStale
        ? 'What you see is how it was a moment ago. It updates by itself once Tandem can be reached.'
        : 'Tandem could not be reached.'}
    </Banner>
  )
}
