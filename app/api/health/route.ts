import { env } from '@/lib/env'
import { services } from '@/lib/services'

/** For start scripts and monitors: anybody may ask, so it tells nothing that a stranger may not know. */
export async function GET(): Promise<Response> {
  const headers = { 'cache-control': 'no-store' }
  try {
    const { catalog, mirror, sync } = await services()
    const asOf = await mirror.asOf(catalog)
    const partnerCentral = env().partnerCentral.mode
    return Response.json(
      { ok: true, catalog, partnerCentral, asOf, syncFailure: sync.state.failure },
      { headers },
    )
  } catch {
    return Response.json({ ok: false }, { status: 503, headers })
  }
}
