import { sumWords } from '@/components/charts/amount-words'
import type { Words } from '@/components/meeting/words'
import type { PlainDate } from '@/lib/opportunity/plain-date'
import { dayWords, monthlyWords } from '../../opportunities/deal-words'

/** Amounts and days as the board writes them. */
export function meetingWords(locale: string, today: PlainDate): Words {
  return {
    today,
    money: (sums, style = 'compact') => monthlyWords(sums, style, locale),
    change: (sums) => sums.map((sum) => `${sumWords([sum], { locale, sign: true })}/mo`).join(' · '),
    day: (date) => dayWords(date, today, locale),
  }
}
