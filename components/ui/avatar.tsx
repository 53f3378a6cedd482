import { cn } from './cn'

/** "Ana Ruiz" → "AR". */
function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/)
  const letters = [words.at(0), words.length > 1 ? words.at(-1) : undefined]
  return letters.map((word) => word?.match(/\p{L}|\p{N}/u)?.[0]?.toUpperCase() ?? '').join('')
}

/** Initials in a circle. Decoration: the name stands beside it or in a tooltip. */
export function Avatar({ name, className }: { name: string; className?: string }) {
  return (
    <span
      aria-hidden
      className={cn(
        'inline-grid size-6 shrink-0 place-items-center rounded-full bg-accent-soft font-semibold text-2xs text-accent-text',
        className,
      )}
    >
      {initialsOf(name)}
    </span>
  )
}
