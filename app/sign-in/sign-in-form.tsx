'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { type FormEvent, useRef, useState } from 'react'
import { Avatar } from '@/components/ui/avatar'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Input } from '@/components/ui/input'
import { Label } from '@/components/ui/label'
import { type SignInResult, submitCredentials } from './submit-credentials'

export interface OfferedAccount {
  name: string
  email: string
  password: string
  roleLabel: string
}

function explain(result: Exclude<SignInResult, { kind: 'signed-in' }>): string {
  switch (result.kind) {
    case 'refused':
      return 'This email and password do not match. Check both and try again.'
    case 'wait':
      return `Too many attempts. Try again in ${inWords(result.seconds)}.`
    case 'unreachable':
      return 'Tandem did not answer. Check your connection and try again.'
  }
}

function inWords(seconds: number): string {
  if (seconds === 1) return '1 second'
  if (seconds < 60) return `${seconds} seconds`
  const minutes = Math.ceil(seconds / 60)
  return minutes === 1 ? '1 minute' : `${minutes} minutes`
}

export function SignInForm({
  target,
  expired,
  accounts,
}: {
  target: Route
  expired: boolean
  accounts: readonly OfferedAccount[]
}) {
  const router = useRouter()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const passwordBox = useRef<HTMLInputElement>(null)

  const signIn = async (credentials: { email: string; password: string }) => {
    setBusy(true)
    setProblem(undefined)
    const result = await submitCredentials(credentials.email, credentials.password)
    if (result.kind === 'signed-in') return router.replace(target)
    setBusy(false)
    setProblem(explain(result))
    passwordBox.current?.select()
  }

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!busy) void signIn({ email, password })
  }

  const signInAs = (account: OfferedAccount) => {
    setEmail(account.email)
    setPassword(account.password)
    void signIn(account)
  }

  return (
    <div className="space-y-4">
      {expired && !problem ? (
        <Banner tone="info" title="Your session has ended">
          Sign in again to go on.
        </Banner>
      ) : null}
      {problem ? <Banner tone="danger">{problem}</Banner> : null}
      <Card className="p-5">
        <form onSubmit={submit} className="space-y-4">
          <div className="space-y-1.5">
            <Label htmlFor="email">Email</Label>
            <Input
              id="email"
              type="email"
              autoComplete="username"
              required
              autoFocus
              value={email}
              onChange={(event) => setEmail(event.target.value)}
              className="h-9"
            />
          </div>
          <div className="space-y-1.5">
            <Label htmlFor="password">Password</Label>
            <Input
              id="password"
              ref={passwordBox}
              type="password"
              autoComplete="current-password"
              required
              value={password}
              onChange={(event) => setPassword(event.target.value)}
              className="h-9"
            />
          </div>
          <Button type="submit" variant="primary" size="lg" busy={busy} className="w-full">
            {busy ? 'Signing in…' : 'Sign in'}
          </Button>
        </form>
      </Card>
      {accounts.length > 0 ? <DemoAccounts accounts={accounts} busy={busy} onChoose={signInAs} /> : null}
    </div>
  )
}

function DemoAccounts({
  accounts,
  busy,
  onChoose,
}: {
  accounts: readonly OfferedAccount[]
  busy: boolean
  onChoose: (account: OfferedAccount) => void
}) {
  return (
    <section aria-labelledby="demo-accounts" className="space-y-2 pt-2">
      <h2 id="demo-accounts" className="text-center text-muted">
        This is a demo. Look around as
      </h2>
      <ul className="grid gap-2">
        {accounts.map((account) => (
          <li key={account.email}>
            <button
              type="button"
              disabled={busy}
              onClick={() => onChoose(account)}
              className="flex w-full items-center gap-3 rounded-lg border bg-surface px-3 py-2 text-left shadow-sm transition-colors hover:bg-hover disabled:opacity-55"
            >
              <Avatar name={account.name} className="size-8 text-xs" />
              <span className="min-w-0 flex-1">
                <span className="block font-medium text-ink">
                  <span className="sr-only">Sign in as </span>
                  {account.name}
                </span>
                <span className="block truncate text-muted text-xs">{account.email}</span>
              </span>
              <span className="text-muted text-xs">{account.roleLabel}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
