import { ErrorBanner } from '@/components/ui/error-banner'
import type { ActionError } from '@/lib/result'

/** AWS does not answer and we have no copy. Reloading is all there is to try. */
export function UnreadableRecord({ failure }: { failure: ActionError }) {
  return (
    <div className="mx-auto max-w-2xl space-y-4 px-4 py-10 sm:px-6">
      <h1 className="font-semibold text-2xl">This opportunity cannot be shown yet</h1>
      <p className="text-muted">
        Tandem has no copy of it and could not read it from AWS. Reload the page in a moment.
      </p>
      <ErrorBanner error={failure} />
    </div>
  )
}
