import { Banner } from '@/components/ui/banner'
import { LocalTime } from '@/components/ui/local-time'
import type { MeetingOverview } from '@/lib/meeting/overview'

/**
 * Where history does not reach back as far as is asked: what is not known is not shown as movement. Before it begins no
 * deal is known, so that single ones are told of only after.
 */
export function GapNotice({ knownSince, gaps }: Pick<MeetingOverview, 'knownSince' | 'gaps'>) {
  if (knownSince !== undefined) {
    return (
      <Banner tone="info">
        Tandem’s history begins on <LocalTime instant={knownSince} format="date" />: changes before are not
        shown.
      </Banner>
    )
  }
  if (!gaps) return null
  return (
    <Banner tone="info">
      Tandem first saw {gaps === 1 ? '1 older deal' : `${gaps} older deals`} during this time:{' '}
      {gaps === 1 ? 'it counts' : 'they count'} as unchanged until then.
    </Banner>
  )
}
