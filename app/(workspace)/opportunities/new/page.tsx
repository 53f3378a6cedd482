import { Eye } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { PageHeader } from '@/components/shell/page-header'
import { buttonStyle } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { canWrite } from '@/lib/auth/roles'
import { requireSession } from '@/lib/auth/session'
import { services } from '@/lib/services'
import { RecordQueries } from '../[id]/record-queries'
import { associateSolution, createOpportunity, saveCreated, startSubmission } from './actions'
import { NewDeal } from './new-deal-form'
import { readRefusedDeal } from './read-refused-deal'

export const metadata: Metadata = { title: 'New opportunity' }

export default async function NewOpportunityPage({ searchParams }: PageProps<'/opportunities/new'>) {
  const session = await requireSession()
  const { userId, role, catalog } = session
  if (!canWrite(role)) return <ReadOnly />
  const { queue } = await services()
  const refused = await readRefusedDeal(queue, session, (await searchParams).resend)
  return (
    <RecordQueries>
      <NewDeal
        key={refused?.id ?? 'new'}
        draftKey={`new-opportunity:${catalog}:${refused?.id ?? userId}`}
        refused={refused}
        actions={{
          create: createOpportunity,
          save: saveCreated,
          associate: associateSolution,
          submit: startSubmission,
        }}
      />
    </RecordQueries>
  )
}

function ReadOnly() {
  return (
    <>
      <PageHeader title="New opportunity" />
      <EmptyState
        icon={Eye}
        title="Your role may look but not change"
        action={
          <Link href="/opportunities" className={buttonStyle()}>
            Back to the pipeline
          </Link>
        }
      >
        Ask a seller or a manager to create the opportunity.
      </EmptyState>
    </>
  )
}
