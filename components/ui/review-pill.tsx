import {
  CircleCheck,
  CircleDashed,
  CircleX,
  Hourglass,
  type LucideIcon,
  MessageCircleWarning,
  SendHorizontal,
} from 'lucide-react'
import type { ReviewStatus } from '@/lib/opportunity/review'
import { Badge } from './badge'
import { cn } from './cn'
import type { Tone } from './tone'

const looks: Record<ReviewStatus, { tone: Tone; icon: LucideIcon }> = {
  'Pending Submission': { tone: 'neutral', icon: CircleDashed },
  Submitted: { tone: 'info', icon: SendHorizontal },
  'In review': { tone: 'accent', icon: Hourglass },
  'Action Required': { tone: 'warning', icon: MessageCircleWarning },
  Approved: { tone: 'success', icon: CircleCheck },
  Rejected: { tone: 'danger', icon: CircleX },
}

/** AWS's review status in its own words, with an icon. `quiet` drops the fill, for dense places such as a card. */
export function ReviewPill({
  status,
  quiet = false,
  className,
}: {
  status: ReviewStatus
  quiet?: boolean
  className?: string
}) {
  const { tone, icon: Icon } = looks[status]
  return (
    <Badge tone={tone} className={cn(quiet && 'border-transparent bg-transparent px-0', className)}>
      <Icon aria-hidden />
      {status}
    </Badge>
  )
}
