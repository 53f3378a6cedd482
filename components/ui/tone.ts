/** What a coloured element means. Colour never says it alone: a word or an icon stands beside it. */
export type Tone = 'neutral' | 'accent' | 'info' | 'success' | 'warning' | 'danger'

/** Fill, text and border of a tinted element. */
export const toneStyle: Record<Tone, string> = {
  neutral: 'border-neutral-line bg-neutral-soft text-neutral-text',
  accent: 'border-accent-line bg-accent-soft text-accent-text',
  info: 'border-info-line bg-info-soft text-info-text',
  success: 'border-success-line bg-success-soft text-success-text',
  warning: 'border-warning-line bg-warning-soft text-warning-text',
  danger: 'border-danger-line bg-danger-soft text-danger-text',
}
