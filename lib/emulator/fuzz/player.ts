import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Caller, Owner } from '../access/caller'
import { openEmulator } from '../emulator'
import { errorIssues, outputIssues } from '../model/check-output'
import { TestClock } from '../test-emulator'
import type { Call, Reply } from '../transport/call'
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
  /**
   * Sends all of them before the first is answered.
   * @returns What no client could expect of an answer. What a refusal did to the file cannot be told here.
   */
  playAtOnce(requests: readonly GeneratedRequest[]): Promise<string[]>
  close(): Promise<void>
}

type Signer = ReturnType<typeof createSigner>

/** A request with everything in it that the service has told so far. */
interface Prepared extends GeneratedRequest {
  resolved: unknown
  call: Call
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

  function prepared(request: GeneratedRequest): Prepared {
    const { operation, caller, body } = request
    const sign = signers[caller] as Signer
    const resolved = known.resolve(ownerOf(caller, body), operation, body)
    const bytes = resolved instanceof RawBody ? resolved.bytes : Buffer.from(JSON.stringify(resolved) ?? '')
    return { ...request, resolved, call: sign(operation, bytes) }
  }

  function learn({ operation, caller, resolved }: Prepared, output: unknown): void {
    known.note(ownerOf(caller, resolved), operation, resolved as Record<string, unknown>, output)
  }

  async function play(request: GeneratedRequest): Promise<Played> {
    const sent = prepared(request)
    await settle((signers[0] as Signer)('ListSolutions', Buffer.from('{"Catalog":"Sandbox"}')))
    const eventsBefore = events
    const start = performance.now()
    const reply = await emulator.handle(sent.call)
    const milliseconds = performance.now() - start
    const { output, findings } = judged(sent, reply)
    if (milliseconds > patienceMilliseconds) findings.push(`took ${Math.round(milliseconds)} ms`)
    if (reply.status === 200) learn(sent, output)
    else {
      if (watch.hasChanged()) findings.push('a refused request changed the file')
      if (events > eventsBefore) findings.push('a refused request was told of as an event')
    }
    if (watch.hasCommitted()) watch.accept()
    return { status: reply.status, type: errorType(reply.status, output), milliseconds, findings }
  }

  async function playAtOnce(requests: readonly GeneratedRequest[]): Promise<string[]> {
    const sent = requests.map(prepared)
    const replies = await Promise.all(sent.map(({ call }) => emulator.handle(call)))
    watch.accept()
    return sent.flatMap((request, index) => {
      const reply = replies[index] as Reply
      const { output, findings } = judged(request, reply)
      if (reply.status === 200) learn(request, output)
      return findings.map((finding) => `${request.operation}: ${finding}`)
    })
  }

  return {
    clock,
    watch,
    play,
    playAtOnce,
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

function judged({ operation, kind }: GeneratedRequest, { status, body }: Reply) {
  const output: unknown = body === '' ? undefined : JSON.parse(body)
  const findings = status === 200 ? outputIssues(operation, output) : errorIssues(operation, status, output)
  if (status >= 500) findings.push(`HTTP status ${status}`)
  if (status === 200 && kind === 'broken') findings.push('a broken request was answered')
  return { output, findings }
}

function errorType(status: number, output: unknown): string | undefined {
  return status === 200 ? undefined : (output as { __type: string }).__type
}
