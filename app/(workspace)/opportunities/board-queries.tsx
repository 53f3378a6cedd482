'use client'

import {
  type DehydratedState,
  HydrationBoundary,
  QueryClient,
  QueryClientProvider,
} from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'

let ofThisTab: QueryClient | undefined

/** One per tab, so that coming back to the board finds what was scrolled in; on the server one per request. */
function queryClient(): QueryClient {
  if (typeof window === 'undefined') return new QueryClient()
  ofThisTab ??= new QueryClient()
  return ofThisTab
}

/** The client-side reads of the board, starting from what the server read unless the tab knows something newer. */
export function BoardQueries({ state, children }: { state: DehydratedState; children: ReactNode }) {
  const [client] = useState(queryClient)
  return (
    <QueryClientProvider client={client}>
      <HydrationBoundary state={state}>{children}</HydrationBoundary>
    </QueryClientProvider>
  )
}
