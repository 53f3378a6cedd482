import { LocalTime } from '@/components/ui/local-time'
import type { Signed } from '@/lib/insight/settings'

/** `by Marc Keller, 12 Nov 2026`. */
export function SignedText({ signed: { by, at } }: { signed: Signed }) {
  return (
    <>
      by {by}, <LocalTime instant={at} format="date" />
    </>
  )
}
