import type { Catalog } from '@/lib/opportunity/opportunity'
import type { SyncLedger, SyncReport } from './sync-ledger'

/** What a screen says about the reading of AWS. Instants are by our clock. */
export interface SyncStatus {
  /** When we last had everything; null before the first complete reading of the list. */
  asOf: string | null
  /** Present until everything has been read once. AWS does not say how many deals it has, so only details have a total. */
  firstReading?: {
    step: 'list' | 'details'
    /** Deals of the list, or of which the details have been read. */
    read: number
    /** Deals there are here. */
    deals: number
    perSecond?: number
  }
  /** AWS has not been read for minutes. */
  isStale: boolean
  /** What keeps it from being read, with the code of the failure. */
  trouble?: { code: string; since: string; nextTryAt: string }
}

export interface SyncStatusReader {
  read(catalog: Catalog): Promise<SyncStatus>
}

/** A failure of a moment is nothing to tell anybody. */
const patienceMs = 2 * 60_000
/** Longer than the longest way from one look at the list to the next while all is well. */
const freshMs = 5 * 60_000

function isStale({ asOf, trouble }: SyncReport, now: Date): boolean {
  const ageOf = (instant: string) => now.getTime() - Date.parse(instant)
  if (trouble && ageOf(trouble.since) >= patienceMs) return true
  return asOf !== null && ageOf(asOf) >= freshMs
}

const rememberedMs = 60_000
const shortestMs = 2_000

/** How fast a count grows, from looking at it now and then. */
export function createSpeedometer(now: () => number) {
  let samples: { at: number; count: number }[] = []
  return {
    /** @returns Per second over the last minute; undefined before there is anything to compare. */
    note(count: number): number | undefined {
      const at = now()
      const last = samples.at(-1)
      if (last && count < last.count) samples = []
      const before = samples.findLast((sample) => at - sample.at >= rememberedMs)
      samples = [...samples.filter((sample) => sample === before || at - sample.at < rememberedMs)]
      samples.push({ at, count })
      const first = samples[0]
      if (!first || at - first.at < shortestMs || count === first.count) return undefined
      return (count - first.count) / ((at - first.at) / 1000)
    },
  }
}

/** @param options.now Monotonic, in milliseconds. */
export function createSyncStatus(
  ledger: SyncLedger,
  options: { clock?: () => Date; now?: () => number } = {},
): SyncStatusReader {
  const { clock = () => new Date(), now = () => performance.now() } = options
  const speed = { list: createSpeedometer(now), details: createSpeedometer(now) }

  function firstReading(report: SyncReport): SyncStatus['firstReading'] {
    if (report.isDetailed) return undefined
    const { deals, missing } = report
    const step = report.isListed ? 'details' : 'list'
    const read = report.isListed ? deals - missing : deals
    const perSecond = speed[step].note(read)
    return { step, read, deals, ...(perSecond !== undefined && { perSecond }) }
  }

  return {
    async read(catalog) {
      const report = await ledger.report(catalog)
      const first = firstReading(report)
      return {
        asOf: report.asOf,
        isStale: isStale(report, clock()),
        ...(first && { firstReading: first }),
        ...(report.trouble && { trouble: report.trouble }),
      }
    },
  }
}
