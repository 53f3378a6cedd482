import { Banner } from '@/components/ui/banner'
import { LocalTime } from '@/components/ui/local-time'
import type { MeetingOverview } from '@/lib/meeting/overview'

/** Where history does not reach back as far as is asked: what is not known is not shown as movement. */
export function GapNotice({ knownSince, gaps }: Pick<MeetingOverview, 'knownSince' | 'gaps'>) {
  if (knownSince === undefined && !gaps) return null
  return (
    <Banner tone="info">
      {knownSince === undefined ? null : (
        <>
          Tandem’s history begins on <LocalTime instant={knownSince} format="date" />: changes before are not
          shown.{' '}
        </>
      )}
      {gaps ? (
        <>
          {gaps === 1 ? '1 deal is' : `${gaps} deals are`} older than that and first seen later; they count as
          unchanged until then.
        </>
      ) : null}
    </Banner>
  )
}
