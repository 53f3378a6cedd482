import { notify } from '@/components/ui/notify'

/** Tells that a change is kept though AWS does not have it yet. @param title What is done, as far as the seller sees. */
export function notifyQueued(title: string): void {
  notify.success({
    title,
    description: 'AWS has not answered yet. Tandem keeps the change and sends it by itself.',
  })
}
