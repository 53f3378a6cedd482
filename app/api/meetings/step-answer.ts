import type { Waterfall } from '@/lib/pipeline/waterfall'

/** One bar with all of its deals; 404 where nothing moved that way. @param kind As it was asked for. */
export function stepAnswer({ steps }: Waterfall, kind: string | null): Response {
  const step = steps.find((each) => each.kind === kind)
  if (!step) return Response.json({ message: 'Nothing moved that way' }, { status: 404 })
  return Response.json(step, { headers: { 'Cache-Control': 'no-store' } })
}
