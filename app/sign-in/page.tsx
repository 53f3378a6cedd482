import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { Logo } from '@/components/shell/logo'
import { DEMO_ACCOUNTS } from '@/lib/auth/demo-accounts'
import { roleLabel } from '@/lib/auth/roles'
import { getSession } from '@/lib/auth/session'
import { homePath, safeCallback } from '@/lib/auth/sign-in-path'
import { env } from '@/lib/env'
import { SignInForm } from './sign-in-form'

export const metadata: Metadata = { title: 'Sign in' }

/** One value of a query parameter that may be given twice. */
function one(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value
}

export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const query = await searchParams
  const target = safeCallback(one(query.callbackUrl))
  if (await getSession()) redirect(target)
  const accounts = env().demo
    ? DEMO_ACCOUNTS.map((account) => ({ ...account, roleLabel: roleLabel(account.role) }))
    : []
  return (
    <main className="relative isolate grid min-h-dvh place-items-center overflow-hidden px-4 py-10">
      <div
        aria-hidden
        className="absolute inset-x-0 top-0 -z-10 h-96 bg-[radial-gradient(60rem_24rem_at_50%_-6rem,var(--accent-soft),transparent)]"
      />
      <div className="w-full max-w-sm">
        <div className="mb-7 flex flex-col items-center gap-3 text-center">
          <Logo className="size-10" />
          <div className="space-y-1">
            <h1 className="font-semibold text-2xl tracking-tight">Sign in to Tandem</h1>
            <p className="text-base text-muted">
              {target === homePath
                ? 'The co-sell workspace for AWS partner sales teams'
                : 'You will go on where you were.'}
            </p>
          </div>
        </div>
        <SignInForm target={target} expired={one(query.expired) === '1'} accounts={accounts} />
      </div>
    </main>
  )
}
