import { Banner } from '@/components/ui/banner'

/** Above a form that was opened with an edit that AWS does not have. */
export function OfferNotice({ reason }: { reason?: string | undefined }) {
  return (
    <Banner tone="warning" title="This change has not been sent">
      {reason ? <p>{reason}</p> : null}
      <p>
        It is typed in below. What you save takes its place; until then it stays among the changes on their
        way.
      </p>
    </Banner>
  )
}
