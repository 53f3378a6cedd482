import { type AgendaReasonKind, agendaReasonKinds } from '@/lib/pipeline/agenda'
import { moreWords } from '@/lib/pipeline/words'

/** What the agenda leaves out, counted: "and 388 more past their close date". */
export function MoreReasons({ more, locale }: { more: Record<AgendaReasonKind, number>; locale: string }) {
  const count = new Intl.NumberFormat(locale)
  const told = agendaReasonKinds.filter((kind) => more[kind] > 0)
  if (told.length === 0) return null
  return (
    <ul aria-label="Not on the agenda" className="space-y-0.5 border-t px-4 py-3 text-muted">
      {told.map((kind) => (
        <li key={kind}>
          and {count.format(more[kind])} more {moreWords[kind]}
        </li>
      ))}
    </ul>
  )
}
