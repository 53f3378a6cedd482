import { cn } from '@/components/ui/cn'

/** A field's value in words; an empty one says so. */
export function FieldText({ text, className }: { text: string; className?: string }) {
  if (text === '') return <span className="text-muted">empty</span>
  return <span className={cn('whitespace-pre-line break-words', className)}>{text}</span>
}
