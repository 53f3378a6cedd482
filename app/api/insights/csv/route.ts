import { sheetNames, sheetOf } from '@/lib/insight/sheets'
import { toCsv } from '@/lib/pipeline/csv'
import { insightRoute } from '../insight-route'

/** One figure of a view as CSV: `?figure=forecast` and what the view's address says. */
export const GET = insightRoute(({ reading: { figures }, params }) => {
  const name = sheetNames.find((each) => each === params.get('figure'))
  if (!name) return Response.json({ message: 'There is no such figure' }, { status: 400 })
  return new Response(toCsv(sheetOf(figures, name)), {
    headers: {
      'Cache-Control': 'no-store',
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}-${figures.today}.csv"`,
    },
  })
})
