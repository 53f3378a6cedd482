import { readMeetingDeal } from '@/app/(workspace)/meetings/[id]/read-deal'
import { OpportunityId } from '@/lib/opportunity/opportunity'
import { services } from '@/lib/services'
import { answering } from '../../../../answer'
import { meetingRoute } from '../../../meeting-route'

type Context = RouteContext<'/api/meetings/[id]/deals/[dealId]'>

async function read(request: Request, { params }: Context): Promise<Response> {
  const { dealId } = await params
  if (!OpportunityId.safeParse(dealId).success)
    return Response.json({ message: 'No such deal' }, { status: 404 })
  const answer = meetingRoute(async ({ id, session, meetings }) => {
    const meeting = await meetings.read(session, id)
    if (!meeting) return undefined
    const { mirror, refreshAwsViews } = await services()
    void refreshAwsViews([dealId])
    const reader = { mirror, catalog: session.catalog }
    return readMeetingDeal(reader, dealId, new Date(meeting.since), new Date())
  })
  return answer(request, { params })
}

/** One deal as the meeting looks at it, from our copy. AWS is asked for its side anew, and not waited for. */
export const GET = answering(read)
