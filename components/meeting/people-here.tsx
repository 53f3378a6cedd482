import { Avatar } from '@/components/ui/avatar'
import { cn } from '@/components/ui/cn'
import type { Attendee, Presenter } from '@/lib/meeting/meeting'

/** More faces than this do not fit beside each other. */
const mostFaces = 5

export interface PeopleHereProps {
  attendees: readonly Attendee[]
  presenter?: Presenter
}

/** Who is in the meeting now; whoever presents comes first and wears a ring. */
export function PeopleHere({ attendees, presenter }: PeopleHereProps) {
  const isPresenter = ({ userId }: Attendee) => userId === presenter?.userId
  const here = attendees
    .filter(({ isHere }) => isHere)
    .sort((a, b) => Number(isPresenter(b)) - Number(isPresenter(a)))
  const more = here.length - mostFaces
  return (
    <div className="flex items-center" title={here.map(({ name }) => name).join(', ')}>
      <span className="sr-only">In the meeting: {here.map(({ name }) => name).join(', ') || 'nobody'}</span>
      {here.slice(0, mostFaces).map((attendee) => (
        <Avatar
          key={attendee.userId}
          name={attendee.name}
          className={cn(
            '-ml-1 size-7 border-2 border-surface first:ml-0',
            isPresenter(attendee) && 'relative ring-2 ring-accent',
          )}
        />
      ))}
      {more > 0 ? (
        <span aria-hidden className="ml-1 text-muted text-xs">
          +{more}
        </span>
      ) : null}
    </div>
  )
}
