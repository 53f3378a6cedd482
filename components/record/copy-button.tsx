'use client'

import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'

export interface CopyButtonProps {
  text: string
  /** What is copied, for the button's name: "AWS id" makes "Copy AWS id". */
  what: string
  /** Shows the words beside the icon. */
  labelled?: boolean
}

type State = 'ready' | 'copied' | 'refused'

function says(state: State, what: string): string {
  switch (state) {
    case 'ready':
      return `Copy ${what}`
    case 'copied':
      return 'Copied'
    case 'refused':
      return 'Your browser does not let us copy'
  }
}

export function CopyButton({ text, what, labelled = false }: CopyButtonProps) {
  const [state, setState] = useState<State>('ready')
  const Icon = state === 'copied' ? Check : Copy

  useEffect(() => {
    if (state === 'ready') return
    const timer = setTimeout(() => setState('ready'), 2000)
    return () => clearTimeout(timer)
  }, [state])

  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setState('copied'),
      () => setState('refused'),
    )

  return (
    <>
      <Button
        variant="ghost"
        size={labelled ? 'sm' : 'icon-sm'}
        onClick={copy}
        aria-label={labelled ? undefined : `Copy ${what}`}
        title={says(state, what)}
      >
        <Icon aria-hidden />
        {labelled ? says(state, what) : null}
      </Button>
      <span role="status" className="sr-only">
        {state === 'ready' ? '' : says(state, what)}
      </span>
    </>
  )
}
