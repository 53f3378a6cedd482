import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Call, Reply } from '../call'
import type { Caller, Owner } from '../caller'
import { errorIssues, outputIssues } from '../check-output'
import { openEmulator } from '../emulator'
import { TestClock } from '../test-emulator'
import { ChangeWatch } from './change-watch'
import { KnownThings } from './known-things'
import { Edit } from './reference'
import { createSigner } from './signer'
import { RawBody } from './wild-inputs'

/** Who sends a generated request: a partner, another one, and one who may only read. */
export const callers: readonly Caller[] = [
  { accessKeyId: 'AKIDPARTNER', secretAccessKey: 'one', account: '111122223333', company: 'First Partner' },
  { accessKeyId: 'AKIDSECOND', secretAccessKey: 'two', account: '444455556666', company: 'Second Partner' },
  {
    accessKeyId: 'AKIDREADER',
    secretAccessKey: 'three',
    account: '111122223333',
    company: 'First Partner',
    allow: [{ actions: ['partnercentral:Get*', 'partnercentral:List*'] }],
  },
]

export interface GeneratedRequest {
  operation: string
  /** `broken`: must be refused. */
  kind: 'valid' | 'broken' | 'wild'
  /** Of `callers`. */
  caller: number
  body: unknown
}

export interface Played {
  status: number
  /** Of an error. */
  type?: string
  milliseconds: number
  /** What no client could expect; one line each. */
  findings: string[]
}

/** Longer than any request may take, on a busy machine. */
const patienceMilliseconds = 5_000

const signedAt = new Date('2026-03-01T10:15:00Z')

export interface Player {
  clock: TestClock
  watch: ChangeWatch
  /** Sends a request and judges the answer, and what it did to the file. */
  play(request: GeneratedRequest): Promise<Played>
  close(): Promise<void>
}

/** A service on a file that is thrown away, and a judge of everything it answers. */
export async function openPlayer(seed: number): Promise<Player> {
  const folder = mkdtempSync(join(tmpdir(), 'fuzz-'))
  const file = join(folder, 'partner-central.db')
  const clock = new TestClock()
  const [credentials, ...others] = callers
  const emulator = await openEmulator({
    file,
    credentials: credentials as Caller,
    company: (credentials as Caller).company,
    callers: others,
    quota: 'off',
    clock: () => clock.now,
    signingClock: () => signedAt,
    review: 'off',
    seed,
    durable: false,
  })
  const watch = new ChangeWatch(file)
  const known = new KnownThings(watch)
  const signers = callers.map((caller) => createSigner(caller, signedAt))
  let events = 0
  emulator.subscribe((event) => {
    events++
    known.noteEvent(event)
  })

  /** The service's own steps are nobody's fault: they are taken before a request, not during it. */
  async function settle(call: Call): Promise<void> {
    if (watch.nextDue() > clock.now.getTime()) return
    await emulator.handle(call)
    watch.accept()
  }

  async function play({ operation, kind, caller, body }: GeneratedRequest): Promise<Played> {
    const sign = signers[caller] as (operation: string, body: Buffer) => Call
    const resolved = known.resolve(ownerOf(caller, body), operation, body)
    const bytes = resolved instanceof RawBody ? resolved.bytes : Buffer.from(JSON.stringify(resolved) ?? '')
    await settle(sign('ListSolutions', Buffer.from('{"Catalog":"Sandbox"}')))
    const eventsBefore = events
    const start = performance.now()
    const reply = await emulator.handle(sign(operation, bytes))
    const milliseconds = performance.now() - start
    const { output, findings } = judged(operation, reply)
    if (milliseconds > patienceMilliseconds) findings.push(`took ${Math.round(milliseconds)} ms`)
    if (reply.status === 200) {
      if (kind === 'broken') findings.push('a broken request was answered')
      if (watch.hasCommitted()) watch.accept()
      known.note(ownerOf(caller, resolved), operation, resolved as Record<string, unknown>, output)
      return { status: reply.status, milliseconds, findings }
    }
    if (watch.hasChanged()) findings.push('a refused request changed the file')
    if (watch.hasCommitted()) watch.accept()
    if (events > eventsBefore) findings.push('a refused request was told of as an event')
    return { status: reply.status, type: (output as { __type?: string })?.__type, milliseconds, findings }
  }

  return {
    clock,
    watch,
    play,
    async close() {
      await watch.close()
      await emulator.close()
      rmSync(folder, { recursive: true })
    },
  }
}

function ownerOf(caller: number, body: unknown): Owner {
  const { account } = callers[caller] as Caller
  const given = body instanceof Edit ? { Catalog: body.catalog } : body
  const named = typeof given === 'object' && given !== null && 'Catalog' in given ? given.Catalog : undefined
  return { account, catalog: named === 'AWS' ? 'AWS' : 'Sandbox' }
}

function judged(operation: string, { status, body }: Reply): { output: unknown; findings: string[] } {
  const output: unknown = body === '' ? undefined : JSON.parse(body)
  const findings = status === 200 ? outputIssues(operation, output) : errorIssues(operation, status, output)
  if (status >= 500) findings.push(`HTTP status ${status}`)
  return { output, findings }
}
