import { Compass } from 'lucide-react'
import Link from 'next/link'
import { buttonStyle } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'

export function NotFoundScreen() {
  return (
    <EmptyState
      icon={Compass}
      heading="h1"
      title="There is nothing at this address"
      action={
        <Link href="/opportunities" className={buttonStyle({ variant: 'primary' })}>
          Go to the pipeline
        </Link>
      }
      className="pt-[18vh]"
    >
      <p>The link may be old, or the opportunity may belong to the other catalog.</p>
    </EmptyState>
  )
}
