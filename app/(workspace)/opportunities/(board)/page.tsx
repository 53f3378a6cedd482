import { dehydrate, QueryClient } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { canWrite } from '@/lib/auth/roles'
import { requireSession } from '@/lib/auth/session'
import { services } from '@/lib/services'
import { moveStage } from '../actions'
import { filterOf } from '../board-filter'
import { BoardQueries } from '../board-queries'
import { Pipeline } from '../pipeline'
import { boardQuery } from '../queries'
import { readBoard } from '../read-board'
import { readerLocale } from '../reader-locale'
import { toParams } from '../search-params'

export const metadata: Metadata = { title: 'Pipeline' }

export default async function PipelinePage({ searchParams }: PageProps<'/opportunities'>) {
  const { catalog, email, role } = await requireSession()
  const { mirror } = await services()
  const filter = filterOf(toParams(await searchParams))
  const [board, owners] = await Promise.all([
    readBoard({ mirror, catalog, email }, filter),
    mirror.owners(catalog),
  ])
  const queries = new QueryClient()
  queries.setQueryData(boardQuery({ me: email, filter }).queryKey, board)
  return (
    <BoardQueries state={dehydrate(queries)}>
      <Pipeline
        filter={filter}
        owners={owners}
        me={email}
        isMovable={canWrite(role)}
        locale={readerLocale((await headers()).get('accept-language'))}
        moveStage={moveStage}
      />
    </BoardQueries>
  )
}
