import type { Promised } from '@/lib/meeting/promised'
import { PromiseList } from './promise-list'

/** What was decided last time, deal by deal. */
export function PromisesByDeal({ promises }: { promises: readonly Promised[] }) {
  const byDeal = new Map<string, Promised[]>()
  for (const promise of promises) {
    const { dealId } = promise.decision
    byDeal.set(dealId, [...(byDeal.get(dealId) ?? []), promise])
  }
  return (
    <ul className="divide-y">
      {[...byDeal].map(([dealId, own]) => (
        <li key={dealId} className="px-4 py-3">
          <p className="mb-1.5 font-medium">{own[0]?.company || dealId}</p>
          <PromiseList promises={own} />
        </li>
      ))}
    </ul>
  )
}
