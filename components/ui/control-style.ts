/**
 * The frame of every text-like control: 16 px on phones (a smaller font makes iOS zoom in), dense on desktop, quiet but
 * readable when disabled, red when `aria-invalid`. Read-only looks like open: it lasts until the page is live.
 */
export const controlStyle =
  'w-full min-w-0 rounded-md border border-control bg-surface px-2.5 text-lg text-ink transition-colors sm:text-sm ' +
  'focus-visible:border-focus focus-visible:-outline-offset-1 ' +
  'aria-invalid:border-danger aria-invalid:focus-visible:outline-danger ' +
  'disabled:cursor-not-allowed disabled:border-line disabled:bg-sunken ' +
  'disabled:text-muted disabled:opacity-100'

/** The height of a one-line control. */
export const controlHeight = 'h-8 pointer-coarse:h-10'
