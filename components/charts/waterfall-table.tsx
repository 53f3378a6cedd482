'use client'

import type { Money } from '@/lib/opportunity/money'
import type { MovementKind } from '@/lib/pipeline/movement'
import type { Waterfall } from '@/lib/pipeline/waterfall'
import { movementWords } from '@/lib/pipeline/words'
import { amountWords, sumWords } from './amount-words'

export interface WaterfallTableProps {
  waterfall: Waterfall
  currencies: readonly string[]
  locale: string
  onOpen?: (kind: MovementKind) => void
}

const number = 'whitespace-nowrap px-3 text-right tabular-nums'

/** The figures in full: opening, each movement, closing, a column per currency. */
export function WaterfallTable({ waterfall, currencies, locale, onOpen }: WaterfallTableProps) {
  const { opening, closing, steps } = waterfall
  const count = new Intl.NumberFormat(locale)
  return (
    <div className="relative break-inside-avoid overflow-x-auto">
      <table className="w-full border-collapse text-left [&_td]:h-8 [&_th]:h-8">
        <caption className="sr-only">What moved, in monthly spend per currency</caption>
        <thead className="text-muted text-xs">
          <tr className="border-b">
            <th scope="col" className="pr-3 font-medium">
              Movement
            </th>
            <th scope="col" className={`${number} font-medium`}>
              Deals
            </th>
            {currencies.map((currency) => (
              <th key={currency} scope="col" className={`${number} font-medium`}>
                {currency} a month
              </th>
            ))}
            <th scope="col" className={`${number} font-medium`}>
              Deals’ worth
            </th>
          </tr>
        </thead>
        <tbody className="[&_tr]:border-b">
          <Total label="Opening" sums={opening} currencies={currencies} locale={locale} />
          {steps.map(({ kind, deals, delta, worth }) => (
            <tr key={kind}>
              <th scope="row" className="pr-3 font-medium">
                <Name kind={kind} onOpen={onOpen} />
              </th>
              <td className={number}>{count.format(deals)}</td>
              {currencies.map((currency) => (
                <td key={currency} className={number}>
                  {cell(delta, currency, { locale, style: 'full', sign: true })}
                </td>
              ))}
              <td className={`${number} text-muted`}>{sumWords(worth, { locale, style: 'full' }) || '–'}</td>
            </tr>
          ))}
          <Total label="Closing" sums={closing} currencies={currencies} locale={locale} />
        </tbody>
      </table>
    </div>
  )
}

function cell(sums: readonly Money[], currency: string, words: Parameters<typeof amountWords>[1]): string {
  const sum = sums.find((each) => each.currency === currency)
  return sum ? amountWords(BigInt(sum.minorUnits), words) : '–'
}

function Name({ kind, onOpen }: { kind: MovementKind; onOpen?: (kind: MovementKind) => void }) {
  if (!onOpen) return movementWords[kind]
  return (
    <button
      type="button"
      aria-label={`${movementWords[kind]}. Show the deals`}
      onClick={() => onOpen(kind)}
      className="rounded-sm font-medium underline decoration-line underline-offset-4 hover:decoration-current"
    >
      {movementWords[kind]}
    </button>
  )
}

interface TotalProps extends Pick<WaterfallTableProps, 'currencies' | 'locale'> {
  label: string
  sums: readonly Money[]
}

function Total({ label, sums, currencies, locale }: TotalProps) {
  return (
    <tr className="font-semibold">
      <th scope="row" className="pr-3">
        {label}
      </th>
      <td />
      {currencies.map((currency) => (
        <td key={currency} className={number}>
          {cell(sums, currency, { locale, style: 'full' })}
        </td>
      ))}
      <td />
    </tr>
  )
}
