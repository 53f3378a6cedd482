/**
 * Type that reads from across a room on a wide screen, growing with it, and is as dense as everywhere else on a small one.
 * Whole class names: Tailwind finds them by reading this file.
 */
export const far = {
  /** Company and value. */
  display: 'text-2xl/tight xl:text-[clamp(2rem,2.5vw,3.25rem)]/[1.1]',
  /** What is talked about: title, next step. */
  lead: 'text-lg/snug xl:text-[clamp(1.25rem,1.4vw,1.75rem)]/[1.3]',
  body: 'text-base xl:text-[clamp(1rem,1.12vw,1.375rem)]/[1.4]',
  /** Headings of sections, who and when. */
  small: 'text-xs xl:text-[clamp(0.8125rem,0.9vw,1.0625rem)]/[1.4]',
} as const
