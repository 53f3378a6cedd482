'use client'

import { useQuery } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import { useMemo, useState } from 'react'
import type { BatchSummary } from '@/app/(workspace)/queue/batch-summary'
import { BulkBar } from '@/components/list/bulk-bar'
import type { BulkDialogProps, BulkOrder } from '@/components/list/bulk-dialog'
import { List } from '@/components/list/list'
import { Pager } from '@/components/list/pager'
import { useSelection } from '@/components/list/use-selection'
import { PageHeader } from '@/components/shell/page-header'
import { ShortcutsHelp } from '@/components/shell/shortcuts-help'
import { notify } from '@/components/ui/notify'
import { Select } from '@/components/ui/select'
import type { Owner, SortColumn } from '@/lib/mirror/mirror'
import { type BulkAnswer, type BulkField, mostAtOnce } from '@/lib/opportunity/bulk-change'
import type { OpportunityCard } from '@/lib/opportunity/card'
import type { ActionResult } from '@/lib/result'
import { type BoardFilter, isFiltering, noFilter, paramsOf } from '../board-filter'
import { nameOf } from '../board-rules'
import { countWords, monthlyWords } from '../deal-words'
import { FilterBar } from '../filter-bar'
import { NoDeals } from '../no-deals'
import { ReadFailure } from '../read-failure'
import { useIdlePreload } from '../use-idle-preload'
import { ViewSwitch } from '../view-switch'
import { BatchNotice } from './batch-notice'
import { dealColumns } from './deal-cells'
import type { ListData } from './list-data'
import { listQuery, readMatchingIds } from './list-queries'
import { isAge, type ListView, pageSize, sortedBy } from './list-view'
import { useBatches } from './use-batches'
import { useListView } from './use-list-view'
import { useOrderToken } from './use-order-token'
import { useSelectAll } from './use-select-all'
import { useSelectionOf } from './use-selection-of'

const loadBulkDialog = () => import('@/components/list/bulk-dialog').then((module) => module.BulkDialog)
const BulkDialog = dynamic(loadBulkDialog, { ssr: false })

const keys = [
  { keys: 'j k', label: 'Next and previous deal; the arrows too' },
  { keys: 'Enter', label: 'Open the deal' },
  { keys: 'x', label: 'Select the deal; with Shift, all up to here' },
  { keys: 'Escape', label: 'Select nothing' },
  { keys: '/', label: 'Search' },
] as const

/** Nothing can be done with a deal that AWS no longer returns. */
function isSelectable({ gone }: OpportunityCard): boolean {
  return !gone
}

export interface DealListProps {
  /** What the address asked for when the page was made. */
  view: ListView
  owners: readonly Owner[]
  /** Email of the reader. */
  me: string
  mayWrite: boolean
  locale: string
  /** The reader's changes of many deals, when the page was made. */
  batches: readonly BatchSummary[]
  previewMany: BulkDialogProps['preview']
  changeMany: (order: BulkOrder & { batchId: string }) => Promise<ActionResult<BulkAnswer>>
}

/** The pipeline as a list: owns its query, what is selected and the change of many deals. */
export function DealList(props: DealListProps) {
  const { view: fromAddress, owners, me, mayWrite, locale, previewMany, changeMany } = props
  const [view, setView] = useListView(fromAddress)
  const { data, error, isPlaceholderData, refetch } = useQuery(listQuery(me, view))
  const words = (count: number) => countWords(count, locale)
  const selection = useSelection()
  const filter = paramsOf(view.filter).toString()
  useSelectionOf(filter, selection, (count) =>
    notify.info({
      title: count === 1 ? '1 deal is no longer selected' : `${words(count)} deals are no longer selected`,
      description: 'Another filter shows other deals.',
    }),
  )
  const { isLooking, selectAll } = useSelectAll(selection, {
    filter,
    read: () => readMatchingIds(view),
    onFailure: () => notify.error({ title: 'Tandem did not answer. Try again in a moment.' }),
  })
  const [asked, setAsked] = useState<{ field: BulkField; ids: readonly string[] }>()
  const [drafts, setDrafts] = useState<Record<BulkField, string>>({ nextSteps: '', closeDate: '' })
  const batches = useBatches(props.batches)
  const token = useOrderToken()
  useIdlePreload(loadBulkDialog)

  const columns = useMemo(() => dealColumns({ today: data?.today ?? '', locale }), [data?.today, locale])
  const filterBy = (change: Partial<BoardFilter>) =>
    setView((current) => ({ ...current, filter: { ...current.filter, ...change }, page: 1 }))
  const change = async (order: BulkOrder) => {
    const result = await changeMany({ ...order, batchId: token.of(order) })
    if (result.ok) token.answered(order)
    return result
  }
  const done = ({ batchId, queued, unchanged }: BulkAnswer) => {
    if (asked) setDrafts((current) => ({ ...current, [asked.field]: '' }))
    setAsked(undefined)
    if (queued === 0) {
      notify.info({ title: unchanged > 0 ? 'These deals say so already' : 'Nothing was to be changed' })
      return
    }
    selection.replace([])
    batches.watch(batchId)
    void refetch()
  }

  return (
    <div className="relative flex h-(--screen-height) flex-col">
      <ShortcutsHelp title="List" shortcuts={keys} />
      <PageHeader
        title="Pipeline"
        meta={data ? <Shown data={data} locale={locale} /> : null}
        actions={<ViewSwitch current="list" filter={view.filter} />}
      />
      <FilterBar filter={view.filter} owners={owners} me={me} onChange={filterBy} />
      {error ? (
        <ReadFailure error={error} what="list" isStale={data !== undefined} onRetry={() => void refetch()} />
      ) : null}
      {data?.cards.length === 0 ? (
        <div className="min-h-0 flex-1">
          <NoDeals
            asOf={data.asOf}
            isFiltering={isFiltering(view.filter)}
            mayCreate={mayWrite}
            onClearFilter={() => filterBy(noFilter)}
          />
        </div>
      ) : null}
      {data && data.cards.length > 0 ? (
        <>
          <div
            key={data.page}
            aria-busy={isPlaceholderData}
            className="relative min-h-0 flex-1 overflow-auto overscroll-contain bg-canvas transition-opacity delay-150 aria-busy:opacity-60"
          >
            <List
              label="Deals"
              columns={columns}
              rows={data.cards}
              nameOf={nameOf}
              sorting={{ by: view.by, descending: view.descending !== isAge(view.by) }}
              onSort={(by) => setView((current) => sortedBy(current, by as SortColumn))}
              {...(mayWrite && { selection, isSelectable })}
            />
          </div>
          <div className="flex min-h-10 items-center justify-between gap-4 border-t bg-surface px-4 py-1 sm:px-5 md:justify-end">
            <SortSelect view={view} onSort={(next) => setView(() => next)} />
            <Pager
              page={data.page}
              pageSize={pageSize}
              total={data.total}
              words={words}
              onPage={(page) => setView((current) => ({ ...current, page }))}
            />
          </div>
        </>
      ) : null}
      {selection.ids.size > 0 && data ? (
        <BulkBar
          selected={selection.ids.size}
          total={data.present}
          most={mostAtOnce}
          isLooking={isLooking}
          words={words}
          onSelectAll={() => void selectAll()}
          onChange={(field) => setAsked({ field, ids: [...selection.ids] })}
          onClear={() => selection.replace([])}
        />
      ) : null}
      {batches.shown.map((batch) => (
        <BatchNotice key={batch.id} batch={batch} onDismiss={() => batches.dismiss(batch.id)} />
      ))}
      {asked ? (
        <BulkDialog
          {...asked}
          draft={drafts[asked.field]}
          onDraft={(text) => setDrafts((current) => ({ ...current, [asked.field]: text }))}
          preview={previewMany}
          change={change}
          onDone={done}
          onClose={() => setAsked(undefined)}
        />
      ) : null}
    </div>
  )
}

/** "312 deals · USD 210K/mo · EUR 40K/mo", over all pages. */
function Shown({ data: { total, spend }, locale }: { data: ListData; locale: string }) {
  const count = `${countWords(total, locale)} ${total === 1 ? 'deal' : 'deals'}`
  const sums = monthlyWords(spend, 'compact', locale)
  return (
    <span className="flex flex-wrap gap-x-2 tabular-nums" suppressHydrationWarning>
      <span role="status">{count}</span>
      {sums ? <span>{sums}</span> : null}
    </span>
  )
}

const orders = [
  { value: 'company asc', label: 'By company' },
  { value: 'closeDate asc', label: 'Closing first' },
  { value: 'closeDate desc', label: 'Closing last' },
  { value: 'stage asc', label: 'By stage' },
  { value: 'reviewStatus asc', label: 'By review' },
  { value: 'stageSince asc', label: 'Longest in stage' },
  { value: 'nextStepSince asc', label: 'Oldest next step' },
  { value: 'modified desc', label: 'Changed last' },
] as const

/** In place of the titles that a phone has no room for. */
function SortSelect({ view, onSort }: { view: ListView; onSort: (view: ListView) => void }) {
  const chosen = `${view.by} ${view.descending ? 'desc' : 'asc'}`
  const isOffered = orders.some(({ value }) => value === chosen)
  return (
    <Select
      aria-label="Order"
      options={isOffered ? orders : [...orders, { value: chosen, label: 'Another order' }]}
      value={chosen}
      onChange={(event) => {
        const [by = '', direction] = event.target.value.split(' ')
        onSort({ ...view, by: by as SortColumn, descending: direction === 'desc', page: 1 })
      }}
      className="w-40 md:hidden"
    />
  )
}
