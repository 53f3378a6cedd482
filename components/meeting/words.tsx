'use client'

import { createContext, type ReactNode, useContext } from 'react'
import type { Money } from '@/lib/opportunity/money'
import type { PlainDate } from '@/lib/opportunity/plain-date'

/** Amounts and days as the reader writes them; the same figures as on the board. */
export interface Words {
  today: PlainDate
  /** Monthly, one sum per currency; empty without any. */
  money: (sums: readonly Money[], style?: 'compact' | 'full') => string
  /** The same with its sign: `USD +12K/mo`. */
  change: (sums: readonly Money[]) => string
  day: (date: PlainDate) => string
}

const WordsContext = createContext<Words | undefined>(undefined)

export function WordsProvider({ words, children }: { words: Words; children: ReactNode }) {
  return <WordsContext value={words}>{children}</WordsContext>
}

export function useWords(): Words {
  const words = useContext(WordsContext)
  if (!words) throw new Error('The meeting is drawn within a WordsProvider')
  return words
}
