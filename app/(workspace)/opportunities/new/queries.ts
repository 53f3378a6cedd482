import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { RecordAnswer } from '@/app/api/opportunities/[id]/route'
import type { ReviewStatus } from '@/lib/opportunity/review'
import type { Stage } from '@/lib/opportunity/stage'
import type { SubmissionState } from './send-deal'

/** A deal that may be the same one. */
export interface SimilarDeal {
  id: string
  company: string
  title?: string
  stage: Stage
  reviewStatus: ReviewStatus
  owner?: string
}

/** Deals with a company like this one. */
export function similarDealsQuery(company: string) {
  return queryOptions({
    queryKey: ['similar-deals', company],
    queryFn: async ({ signal }): Promise<SimilarDeal[]> => {
      const response = await fetch(`/opportunities/new/similar?${new URLSearchParams({ company })}`, {
        signal,
      })
      return response.ok ? ((await response.json()) as SimilarDeal[]) : []
    },
    enabled: company.length >= 3,
    placeholderData: keepPreviousData,
    staleTime: 5_000,
    retry: false,
  })
}

/** What has become of a submission; one that cannot be read, or that AWS does not list yet, counts as under way. */
export async function readSubmission(id: string, taskId: string | undefined): Promise<SubmissionState> {
  const response = await fetch(`/api/opportunities/${id}`)
  if (!response.ok) return { status: 'IN_PROGRESS' }
  const { tasks, opportunity } = (await response.json()) as RecordAnswer
  if (opportunity.LifeCycle?.ReviewStatus !== 'Pending Submission') return { status: 'COMPLETE' }
  const task = tasks.find((one) => one.TaskId === taskId)
  return { status: task?.TaskStatus ?? 'IN_PROGRESS', message: task?.Message ?? undefined }
}
