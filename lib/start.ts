import 'server-only'
import { existsSync } from 'node:fs'
import { seedDemoUsers } from '@/lib/auth/users'
import { describeProgress } from '@/lib/demo/progress'
import { type Env, EnvError, env } from '@/lib/env'
import { emulatorFile, services } from '@/lib/services'
import { fillMirror } from '@/lib/services/first-fill'
import { makeDemo } from '@/lib/services/make-demo'

const say = (line: string) => console.info(line)

/** What the embedded service was before this start. */
type Found = 'known' | 'empty' | 'demo'

/** Demo data is made once, for a service that has none: it never mixes with what a seller entered. */
async function makeDemoData(settings: Env): Promise<Found> {
  if (!settings.demo || settings.catalog !== 'Sandbox') return 'empty'
  say('Making demo data (only at the first start)…')
  const { opportunities, seconds } = await makeDemo(settings, {
    hasPast: true,
    onProgress: (progress) => say(`  ${describeProgress(progress)}`),
  })
  say(`Made ${opportunities} opportunities in ${seconds.toFixed(1)} s.`)
  return 'demo'
}

/**
 * A mirror of demo data saw it being made and is complete from the first screen on; one that was filled from a service
 * which is gone would show what exists no more. Any other is filled by the sync at AWS's pace, unless the embedded service
 * has none.
 */
async function completeMirror(settings: Env, found: Found): Promise<void> {
  const { mirror, catalog } = await services()
  const { fullSyncAt } = await mirror.ledger.read(catalog)
  if (found === 'known' && (fullSyncAt !== null || settings.embeddedQuota === 'aws')) return
  say('Reading the opportunities…')
  await fillMirror(settings, mirror, { keeps: found === 'demo' })
  const { deals } = await mirror.ledger.report(catalog)
  say(`Read ${deals} opportunities.`)
}

/** Makes this process ready: settings, demo data, databases, a complete mirror, the sync that keeps it so, and the way to AWS. */
async function prepare(): Promise<void> {
  const settings = env()
  const isEmbedded = settings.partnerCentral.mode === 'embedded'
  const isNewService = isEmbedded && !existsSync(emulatorFile(settings))
  const found = isNewService ? await makeDemoData(settings) : 'known'
  const { users, sync, queue, outcomes } = await services()
  if (settings.demo) await seedDemoUsers(users)
  if (isEmbedded) await completeMirror(settings, found)
  sync.start()
  queue.worker.start()
  outcomes.start()
}

/** What may be shown of a start that failed. Mistakes in the settings are listed; they have no stack worth reading. */
function reasonOf(error: unknown): string {
  if (error instanceof EnvError) return error.message
  const code = (error as NodeJS.ErrnoException | undefined)?.code
  return `Tandem cannot start: ${error instanceof Error ? error.message : 'unknown reason'}${code ? ` (${code})` : ''}`
}

/** Prepares the process, or ends it with the reason on one or few lines. */
export async function start(): Promise<void> {
  try {
    await prepare()
  } catch (error) {
    console.error(reasonOf(error))
    process.exit(1)
  }
}
