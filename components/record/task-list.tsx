import { CircleCheck, CircleX, type LucideIcon } from 'lucide-react'
import { LocalTime } from '@/components/ui/local-time'
import { Spinner } from '@/components/ui/spinner'
import type { SubmissionTask } from '@/lib/opportunity/submission-task'
import { Section } from './section'

function words({ TaskStatus }: SubmissionTask): string {
  switch (TaskStatus) {
    case 'COMPLETE':
      return 'Submitted'
    case 'FAILED':
      return 'AWS did not take the submission'
    case 'IN_PROGRESS':
      return 'Submitting'
    case null:
    case undefined:
      return 'Submission'
  }
}

function StatusIcon({ task }: { task: SubmissionTask }) {
  const look: Partial<Record<string, { icon: LucideIcon; tone: string }>> = {
    COMPLETE: { icon: CircleCheck, tone: 'text-success-text' },
    FAILED: { icon: CircleX, tone: 'text-danger-text' },
  }
  const { icon: Icon, tone } = look[task.TaskStatus ?? ''] ?? {}
  return Icon ? (
    <Icon aria-hidden className={`mt-px size-4 shrink-0 ${tone}`} />
  ) : (
    <Spinner className="mt-px shrink-0" />
  )
}

/** What became of the deal's submissions. AWS's messages are shown as text and nothing else. */
export function TaskList({ tasks }: { tasks: readonly SubmissionTask[] }) {
  if (tasks.length === 0) return null
  return (
    <Section title="Submissions">
      <ol aria-live="polite" className="space-y-3">
        {tasks.map((task) => (
          <li key={task.TaskId ?? task.StartTime} className="flex gap-2">
            <StatusIcon task={task} />
            <div className="min-w-0">
              <p>{words(task)}</p>
              {task.StartTime ? <LocalTime instant={task.StartTime} className="text-muted text-xs" /> : null}
              {task.TaskStatus === 'FAILED' && task.Message ? (
                <p className="mt-1 break-words text-muted">{task.Message}</p>
              ) : null}
              {task.EngagementId ? <p className="font-mono text-faint text-xs">{task.EngagementId}</p> : null}
            </div>
          </li>
        ))}
      </ol>
    </Section>
  )
}
