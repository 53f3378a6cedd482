'use client'

import { useState } from 'react'
import { cn } from '@/components/ui/cn'

/** Texts up to this many characters or lines stand there whole. */
const shortText = 160
const shortLines = 3

export function isLongText(text: string): boolean {
  return text.length > shortText || text.split('\n').length > shortLines
}

/** A text that takes three lines at most until its reader asks for more. */
export function FoldedText({ text, className }: { text: string; className?: string }) {
  const [open, setOpen] = useState(false)
  const long = isLongText(text)
  return (
    <>
      <span
        className={cn('block whitespace-pre-line break-words', long && !open && 'line-clamp-3', className)}
      >
        {text}
      </span>
      {long ? (
        <button
          type="button"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          className="flex min-h-6 items-center rounded-sm text-accent-text text-xs hover:underline pointer-coarse:min-h-9"
        >
          {open ? 'Show less' : 'Show all'}
        </button>
      ) : null}
    </>
  )
}
