import { ArrowRight } from 'lucide-react'
import type { Route } from 'next'
import Link from 'next/link'
import { buttonStyle } from '@/components/ui/button'
import { Section } from './section'

/** From the record to the place where it is sent back. */
export function AnswerLink({ href, comments }: { href: Route; comments?: string }) {
  return (
    <Section title="AWS waits for you">
      <div className="space-y-3">
        <p className="whitespace-pre-line break-words">{comments || 'AWS sent this opportunity back.'}</p>
        <Link href={href} className={buttonStyle({ variant: 'primary', className: 'w-full' })}>
          Answer and send back
          <ArrowRight aria-hidden />
        </Link>
      </div>
    </Section>
  )
}
