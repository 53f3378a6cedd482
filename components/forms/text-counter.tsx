import { cn } from '@/components/ui/cn'

/** How much of a long text's room is used, in characters as AWS counts them (code points). */
export function TextCounter({ text, max }: { text: string; max: number }) {
  const used = [...text].length
  return (
    <span className={cn('shrink-0 tabular-nums', used > max ? 'text-danger-text' : 'text-faint')}>
      {used.toLocaleString('en')} / {max.toLocaleString('en')}
    </span>
  )
}
