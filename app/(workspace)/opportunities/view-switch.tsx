import { List, SquareKanban } from 'lucide-react'
import type { Route } from 'next'
import Link from 'next/link'
import { type BoardFilter, paramsOf } from './board-filter'

const views = [
  { id: 'board', label: 'Board', path: '/opportunities', icon: SquareKanban },
  { id: 'list', label: 'List', path: '/opportunities/list', icon: List },
] as const

/** The same deals as a board or as a list. */
export function ViewSwitch({ current, filter }: { current: 'board' | 'list'; filter: BoardFilter }) {
  const search = paramsOf(filter).toString()
  return (
    <nav aria-label="View" className="flex rounded-md border bg-sunken p-0.5">
      {views.map(({ id, label, path, icon: Icon }) => (
        <Link
          key={id}
          href={(search ? `${path}?${search}` : path) as Route}
          prefetch={false}
          aria-current={id === current ? 'page' : undefined}
          className="flex h-6.5 items-center gap-1.5 rounded-[5px] px-2.5 font-medium text-muted text-xs hover:text-ink aria-[current=page]:bg-surface aria-[current=page]:text-ink aria-[current=page]:shadow-sm pointer-coarse:h-8.5 [&_svg]:size-3.5"
        >
          <Icon aria-hidden />
          {label}
        </Link>
      ))}
    </nav>
  )
}
