import { dehydrate, QueryClient } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { batchSummaries } from '@/app/(workspace)/queue/batch-summary'
import { canWrite } from '@/lib/auth/roles'
import { requireSession } from '@/lib/auth/session'
import { services } from '@/lib/services'
import { BoardQueries } from '../board-queries'
import { readerLocale } from '../reader-locale'
import { toParams } from '../search-params'
import { changeMany, previewMany } from './actions'
import { DealList } from './deal-list'
import { listQuery } from './list-queries'
import { viewOf } from './list-view'
import { readList } from './read-list'

export const metadata: Metadata = { title: 'Deals' }

export default async function ListPage({ searchParams }: PageProps<'/opportunities/list'>) {
  const { catalog, email, role, userId } = await requireSession()
  const { mirror, queue } = await services()
  const view = viewOf(toParams(await searchParams))
  const [data, owners, batches] = await Promise.all([
    readList({ mirror, catalog, email }, view),
    mirror.owners(catalog),
    queue.batches({ catalog, userId }),
  ])
  const queries = new QueryClient()
  queries.setQueryData(listQuery(email, view).queryKey, data)
  return (
    <BoardQueries state={dehydrate(queries)}>
      <DealList
        view={view}
        owners={owners}
        me={email}
        mayWrite={canWrite(role)}
        locale={readerLocale((await headers()).get('accept-language'))}
        batches={batchSummaries(batches, { userId })}
        previewMany={previewMany}
        changeMany={changeMany}
      />
    </BoardQueries>
  )
}
