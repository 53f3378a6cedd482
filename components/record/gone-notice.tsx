import { Banner } from '@/components/ui/banner'

/** Above a record that AWS has no more. */
export function GoneNotice() {
  return (
    <div className="mx-auto max-w-[80rem] px-4 pt-5 sm:px-6">
      <Banner tone="warning" title="AWS no longer returns this opportunity">
        You see what it last said. Should AWS show the opportunity again, this goes away by itself.
      </Banner>
    </div>
  )
}
