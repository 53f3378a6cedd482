import fc from 'fast-check'
import { anyRequest } from './generated-requests'
import { type GeneratedRequest, openPlayer, type Played } from './player'

export interface SoakOptions {
  requests: number
  /** The same seed sends the same requests to the same service. */
  seed: number
  /** Told before each request, for whoever watches over hangs. */
  onRequest?(number: number, request: GeneratedRequest): void
  /** Told after each batch. */
  onBatch?(report: SoakReport): void
}

export interface SoakReport {
  played: number
  /** Operation → answered and refused. */
  operations: Map<string, { answered: number; refused: number }>
  /** Error type → how often. */
  refusals: Map<string, number>
  /** What no client could expect, with the request that met it. At most `mostFindings`; `found` counts on. */
  findings: string[]
  found: number
  slowest: { milliseconds: number; operation: string; number: number }
}

const batchSize = 500
const mostFindings = 50

/** Service time from batch to batch: a run of a million lasts two months, so that tokens and invitations grow old. */
const secondsPerBatch = 2_600

/** Batches after which the log of the database file is cut back. */
const batchesPerTrim = 4

/** Sends generated requests one after the other, and judges every answer and every refusal's effect. */
export async function soak({ requests, seed, onRequest, onBatch }: SoakOptions): Promise<SoakReport> {
  const player = await openPlayer(seed)
  const report: SoakReport = {
    played: 0,
    operations: new Map(),
    refusals: new Map(),
    findings: [],
    found: 0,
    slowest: { milliseconds: 0, operation: '', number: 0 },
  }
  const arbitrary = anyRequest()
  try {
    for (let batch = 0; report.played < requests; batch++) {
      const numRuns = Math.min(batchSize, requests - report.played)
      // Seeds next to each other make unrelated requests.
      for (const request of fc.sample(arbitrary, { seed: seed * 1_000_003 + batch, numRuns })) {
        onRequest?.(report.played, request)
        note(report, request, await player.play(request))
      }
      player.clock.advance(secondsPerBatch)
      if (batch % batchesPerTrim === 0) player.watch.trim()
      onBatch?.(report)
    }
  } finally {
    await player.close()
  }
  return report
}

function note(report: SoakReport, request: GeneratedRequest, played: Played): void {
  const { operation } = request
  const number = report.played++
  const counts = report.operations.get(operation) ?? { answered: 0, refused: 0 }
  report.operations.set(operation, counts)
  if (played.type === undefined) counts.answered++
  else {
    counts.refused++
    report.refusals.set(played.type, (report.refusals.get(played.type) ?? 0) + 1)
  }
  if (played.milliseconds > report.slowest.milliseconds) {
    report.slowest = { milliseconds: played.milliseconds, operation, number }
  }
  if (played.findings.length === 0) return
  report.found++
  if (report.findings.length < mostFindings) {
    report.findings.push(
      `#${number} ${operation} ${request.kind} by caller ${request.caller}: ${said(played, request)}`,
    )
  }
}

function said({ findings }: Played, { body }: GeneratedRequest): string {
  return `${findings.slice(0, 3).join('; ')}\n  ${JSON.stringify(body)?.slice(0, 1_000)}`
}
