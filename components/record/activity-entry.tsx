import { Blocks, Cloud, type LucideIcon } from 'lucide-react'
import { Avatar } from '@/components/ui/avatar'
import { LocalTime } from '@/components/ui/local-time'
import type { Author, HistoryEntry } from '@/lib/opportunity/history'
import { ActivityChange, type ActivityChangeProps } from './activity-change'
import { headlineOf } from './activity-words'

/** From this long after its creation on, the first sight of a record is told apart from it. */
const lateMs = 24 * 60 * 60 * 1000

function isSeenLate({ kind, at, seenAt }: HistoryEntry): boolean {
  return kind === 'created' && Date.parse(seenAt) - Date.parse(at) > lateMs
}

export interface ActivityEntryProps extends Pick<ActivityChangeProps, 'nameOf'> {
  entry: HistoryEntry
  /** The reader, who is "You". */
  userId: string
}

/** One thing that happened: who, what and when, and which fields changed. */
export function ActivityEntry({ entry, userId, nameOf }: ActivityEntryProps) {
  const { subject, verb, rest } = headlineOf(entry, userId)
  return (
    <li className="flex gap-2.5">
      <AuthorMark who={entry.who} />
      <div className="min-w-0 flex-1 pt-0.5">
        <p className="flex items-baseline justify-between gap-3">
          <span className="min-w-0 break-words">
            <span className="font-medium">{subject}</span> <span className="text-muted">{verb}</span>
          </span>
          <LocalTime instant={entry.at} format="time" className="shrink-0 text-faint text-xs" />
        </p>
        {isSeenLate(entry) ? (
          <p className="text-muted text-xs">
            Tandem has followed it since <LocalTime instant={entry.seenAt} format="date" />
          </p>
        ) : null}
        {rest.length > 0 ? (
          <dl className="mt-1.5 space-y-1.5">
            {rest.map((change) => (
              <ActivityChange key={change.path} change={change} nameOf={nameOf} />
            ))}
          </dl>
        ) : null}
      </div>
    </li>
  )
}

const marks: Record<'aws' | 'other', LucideIcon> = { aws: Cloud, other: Blocks }

function AuthorMark({ who }: { who: Author }) {
  if (who.kind === 'user') return <Avatar name={who.name} />
  const Icon = marks[who.kind]
  return (
    <span
      aria-hidden
      className="grid size-6 shrink-0 place-items-center rounded-full border border-neutral-line bg-neutral-soft text-neutral-text"
    >
      <Icon className="size-3.5" />
    </span>
  )
}
