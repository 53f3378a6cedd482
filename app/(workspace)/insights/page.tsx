import { dehydrate, QueryClient } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { requireSession } from '@/lib/auth/session'
import { services } from '@/lib/services'
import { BoardQueries } from '../opportunities/board-queries'
import { readerLocale } from '../opportunities/reader-locale'
import { toParams } from '../opportunities/search-params'
import { setRate, setWeights, withdrawRate } from './actions'
import { insightQuery } from './insight-queries'
import { insightViewOf } from './insight-view'
import { InsightsScreen } from './insights-screen'
import { readInsights } from './read-insights'

export const metadata: Metadata = { title: 'Insights' }

export default async function InsightsPage({ searchParams }: PageProps<'/insights'>) {
  const { catalog, email, role } = await requireSession()
  const { insights, mirror } = await services()
  const view = insightViewOf(toParams(await searchParams))
  const [data, owners] = await Promise.all([
    readInsights({ insights, catalog, email }, view),
    mirror.owners(catalog),
  ])
  const queries = new QueryClient()
  queries.setQueryData(insightQuery(email, view).queryKey, data)
  return (
    <BoardQueries state={dehydrate(queries)}>
      <InsightsScreen
        view={view}
        owners={owners}
        me={email}
        locale={readerLocale((await headers()).get('accept-language'))}
        {...(role === 'manager' && { change: { setRate, withdrawRate, setWeights } })}
      />
    </BoardQueries>
  )
}
