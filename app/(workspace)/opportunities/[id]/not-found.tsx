import { SearchX } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { buttonStyle } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'

export const metadata: Metadata = { title: 'No such opportunity' }

export default function RecordNotFoundPage() {
  return (
    <EmptyState
      icon={SearchX}
      title="There is no such opportunity"
      action={
        <Link href="/opportunities" className={buttonStyle({ variant: 'primary' })}>
          Go to the pipeline
        </Link>
      }
      className="pt-[18vh]"
    >
      <p>Check the AWS id in the address. The opportunity may also belong to the other catalog.</p>
    </EmptyState>
  )
}
