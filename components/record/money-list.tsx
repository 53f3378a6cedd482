'use client'

import { formatMoney, type Money } from '@/lib/opportunity/money'
import { useReaderLocale } from './reader-locale'

/** Sums side by side, one per currency. */
export function MoneyList({ money, className }: { money: readonly Money[]; className?: string }) {
  const locale = useReaderLocale()
  return <span className={className}>{money.map((sum) => formatMoney(sum, locale)).join(' · ')}</span>
}
