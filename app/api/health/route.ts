import { env } from '@/lib/env'
import { services } from '@/lib/services'

/** For start scripts and monitors: anybody may ask, so it tells nothing that a stranger may not know. */
export async function GET(): Promise<Response> {
  const headers = { 'cache-control': 'no-store' }
  try {
    const { catalog, syncStatus, sync } = await services()
    const { asOf, isStale, firstReading, trouble } = await syncStatus.read(catalog)
    const partnerCentral = env().partnerCentral.mode
    const state = {
      role: sync.state.following ? 'follows' : 'leads',
      step: firstReading?.step ?? 'done',
      isStale,
      failure: trouble?.code,
      failingSince: trouble?.since,
      nextTryAt: trouble?.nextTryAt,
    }
    return Response.json({ ok: true, catalog, partnerCentral, asOf, sync: state }, { headers })
  } catch {
    return Response.json({ ok: false }, { status: 503, headers })
  }
}
