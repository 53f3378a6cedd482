import type { Words } from '@/components/meeting/words'
import type { Money } from '@/lib/opportunity/money'
import type { PlainDate } from '@/lib/opportunity/plain-date'
import { dayWords, monthlyWords } from '../../opportunities/deal-words'

function withSign({ currency, minorUnits }: Money, locale: string): string {
  const isLess = minorUnits.startsWith('-')
  const amount = { currency, minorUnits: isLess ? minorUnits.slice(1) : minorUnits }
  return `${isLess ? '−' : '+'}${monthlyWords([amount], 'compact', locale)}`
}

/** Amounts and days as the board writes them. */
export function meetingWords(locale: string, today: PlainDate): Words {
  return {
    today,
    money: (sums, style = 'compact') => monthlyWords(sums, style, locale),
    change: (sums) => sums.map((sum) => withSign(sum, locale)).join(' · '),
    day: (date) => dayWords(date, today, locale),
  }
}
