import 'server-only'
import { existsSync } from 'node:fs'
import { seedDemoUsers } from '@/lib/auth/users'
import { describeProgress } from '@/lib/demo/progress'
import { seedDemo } from '@/lib/demo/seed'
import { type Env, EnvError, env } from '@/lib/env'
import { emulatorFile, services } from '@/lib/services'
import { fillMirror } from '@/lib/services/first-fill'

const say = (line: string) => console.info(line)

/** Demo data is made once, for a service that has none: it never mixes with what a seller entered. */
async function makeDemoData(settings: Env): Promise<void> {
  if (!settings.demo || settings.catalog !== 'Sandbox') return
  say('Making demo data (only at the first start)…')
  const { opportunities, seconds } = await seedDemo({
    file: emulatorFile(settings),
    credentials: settings.embeddedKey,
    review: settings.embeddedReviewSeconds,
    onProgress: (progress) => say(`  ${describeProgress(progress)}`),
  })
  say(`Made ${opportunities} opportunities in ${seconds.toFixed(1)} s.`)
}

/**
 * A mirror of demo data is complete from the first screen on; one that was filled from a service which is gone would show
 * what exists no more. Any other is filled by the sync at AWS's pace, unless the embedded service has none.
 */
async function completeMirror(settings: Env, isNewService: boolean): Promise<void> {
  const { mirror, catalog } = await services()
  const { fullSyncAt } = await mirror.ledger.read(catalog)
  if (!isNewService && (fullSyncAt !== null || settings.embeddedQuota === 'aws')) return
  say('Reading the opportunities…')
  const { details } = await fillMirror(settings, mirror)
  say(`Read ${details} opportunities.`)
}

/** Makes this process ready: settings, demo data, databases, a complete mirror, the sync that keeps it so, and the way to AWS. */
async function prepare(): Promise<void> {
  const settings = env()
  const isEmbedded = settings.partnerCentral.mode === 'embedded'
  const isNewService = isEmbedded && !existsSync(emulatorFile(settings))
  if (isNewService) await makeDemoData(settings)
  const { users, sync, queue, outcomes } = await services()
  if (settings.demo) await seedDemoUsers(users)
  if (isEmbedded) await completeMirror(settings, isNewService)
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
