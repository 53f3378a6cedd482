import { PartnerCentralError } from '@/lib/partner-central/errors'
import type { PartnerCentral } from '@/lib/partner-central/partner-central'
import type { SyncedMirror } from './open-mirror'

/** Reads single records anew, each as often as it takes and no more. */
export interface Refresher {
  /** Has a record read after this moment. However often that is asked for meanwhile, it is one reading. */
  ask(id: string): void
  /** Resolves when nothing is being read or waited for. */
  idle(): Promise<void>
  /** Breaks off; resolves when the readings under way are over. */
  stop(): Promise<void>
}

export interface RefresherOptions {
  /** A client that goes after those somebody waits for. */
  partnerCentral: PartnerCentral
  mirror: SyncedMirror
  /** Told about failures, with a code and never with what a record holds. */
  onFailure?: (code: string) => void
  /** Pause before the n-th further attempt, from 1. Default: 1 second, doubling. */
  pauseMs?: (attempt: number) => number
  /** Reads and stores one record; the deal itself unless told. */
  readOne?: (id: string) => Promise<void>
}

const readersAtOnce = 4
/** After that the next look at the list finds what has changed. */
const attempts = 5

const isTemporary = ({ code }: PartnerCentralError) =>
  ['ThrottlingException', 'Unreachable', 'InternalServerException'].includes(code)

export function createRefresher(options: RefresherOptions): Refresher {
  const { partnerCentral, mirror, onFailure = () => {} } = options
  const { pauseMs = (attempt: number) => 1000 * 2 ** (attempt - 1) } = options
  const { catalog } = partnerCentral
  /** In the order of asking. One that is asked for again while it is read waits here once more. */
  const waiting = new Set<string>()
  const reading = new Map<string, Promise<void>>()
  const stopping = new AbortController()
  const stopped = new Promise<void>((done) =>
    stopping.signal.addEventListener('abort', () => done(), { once: true }),
  )

  const pause = (ms: number) => {
    let timer: NodeJS.Timeout | undefined
    const over = new Promise<void>((done) => {
      timer = setTimeout(done, ms)
      timer.unref()
    })
    return Promise.race([over, stopped]).finally(() => clearTimeout(timer))
  }

  async function readDeal(id: string): Promise<void> {
    try {
      await mirror.saveOpportunity(catalog, await partnerCentral.getOpportunity(id))
    } catch (error) {
      if (!(error instanceof PartnerCentralError) || error.code !== 'ResourceNotFoundException') throw error
      await mirror.ledger.storeRecords(catalog, { records: [], gone: [id] })
    }
  }
  const readOne = options.readOne ?? readDeal

  async function read(id: string): Promise<void> {
    for (let attempt = 1; !stopping.signal.aborted; attempt++) {
      try {
        return await readOne(id)
      } catch (error) {
        const isKnown = error instanceof PartnerCentralError
        if (isKnown && isTemporary(error) && attempt < attempts) await pause(pauseMs(attempt))
        else return onFailure(isKnown ? error.code : 'unknown')
      }
    }
  }

  function serve(): void {
    for (const id of waiting) {
      if (stopping.signal.aborted || reading.size >= readersAtOnce) return
      if (reading.has(id)) continue
      waiting.delete(id)
      reading.set(
        id,
        read(id).finally(() => {
          reading.delete(id)
          serve()
        }),
      )
    }
  }

  async function idle(): Promise<void> {
    while (reading.size > 0) await Promise.all(reading.values())
  }

  return {
    ask(id) {
      waiting.add(id)
      serve()
    },
    idle,
    async stop() {
      waiting.clear()
      stopping.abort()
      await idle()
    },
  }
}
