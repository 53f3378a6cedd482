/** One thing to choose: its name, and what there is to choose from. */
export const choiceRow =
  'grid gap-x-4 gap-y-1.5 px-4 py-3 sm:grid-cols-[5rem_minmax(0,1fr)] sm:items-baseline sm:px-5'

/** One of several, pressed when it is the one. */
export const pill =
  'inline-flex h-8 max-w-64 items-center gap-1.5 truncate rounded-full border bg-surface px-3 font-medium text-muted hover:bg-hover hover:text-ink aria-pressed:border-accent-line aria-pressed:bg-accent-soft aria-pressed:text-accent-text pointer-coarse:h-10 [&_svg]:size-3.5 [&_svg]:shrink-0'
