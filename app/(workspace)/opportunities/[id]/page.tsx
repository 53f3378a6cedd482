import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { GoneNotice } from '@/components/record/gone-notice'
import { canWrite } from '@/lib/auth/roles'
import { requireSession } from '@/lib/auth/session'
import { OpportunityId } from '@/lib/opportunity/opportunity'
import { services } from '@/lib/services'
import { addNextStep, associate, disassociate, submitOpportunity, updateOpportunity } from './actions'
import { firstReading } from './first-reading'
import { readOffer } from './read-offer'
import { readWaiting } from './read-waiting'
import { RecordQueries } from './record-queries'
import { RecordView } from './record-view'
import { UnreadableRecord } from './unreadable-record'

const actions = { updateOpportunity, addNextStep, associate, disassociate, submitOpportunity }

export async function generateMetadata({ params }: PageProps<'/opportunities/[id]'>): Promise<Metadata> {
  const { catalog } = await requireSession()
  const { id } = await params
  const { mirror } = await services()
  const card = OpportunityId.safeParse(id).success ? await mirror.card(catalog, id) : undefined
  return { title: card ? card.company || card.id : 'Opportunity' }
}

export default async function RecordPage({ params, searchParams }: PageProps<'/opportunities/[id]'>) {
  const session = await requireSession()
  const { catalog, role, userId } = session
  const { id } = await params
  if (!OpportunityId.safeParse(id).success) notFound()
  const { mirror, partnerCentral, queue } = await services()
  const first = await firstReading({ mirror, partnerCentral, catalog }, id)
  if (first === 'missing') notFound()
  if ('failure' in first) return <UnreadableRecord failure={first.failure} />
  return (
    <RecordQueries>
      {(await mirror.card(catalog, id))?.gone ? <GoneNotice /> : null}
      <RecordView
        key={id}
        id={id}
        first={first}
        firstWaiting={(await readWaiting({ mirror, queue }, session, id))?.waiting ?? []}
        offer={await readOffer({ mirror, queue }, session, id, (await searchParams).resend)}
        ages={await mirror.ages(catalog, id)}
        asOf={await mirror.asOf(catalog)}
        readOnly={canWrite(role) ? undefined : 'Your role may look at opportunities but not change them.'}
        userId={userId}
        actions={actions}
      />
    </RecordQueries>
  )
}
