import 'server-only'
import { existsSync } from 'node:fs'
import type { Progress } from '@/lib/demo/progress'
import { NotEmptyError, type SeedOutcome, seedDemo } from '@/lib/demo/seed'
import type { Env } from '@/lib/env'
import { emulatorFile } from '../services'
import { openDemoPast } from './demo-past'

export interface MakeDemoOptions {
  opportunities?: number
  seed?: number
  /** Whether Tandem has seen the deals' past, and keeps two meetings about it. Otherwise its history begins now. */
  hasPast: boolean
  onProgress?: (progress: Progress) => void
}

/**
 * Makes demo data in a new embedded service and, with a past, in Tandem's database.
 * @throws As `seedDemo`, having changed nothing when there is a service already.
 */
export async function makeDemo(
  settings: Env,
  { hasPast, ...options }: MakeDemoOptions,
): Promise<SeedOutcome> {
  const now = new Date()
  const file = emulatorFile(settings)
  const { embeddedKey: credentials, embeddedReviewSeconds: review } = settings
  const wanted = { ...options, file, credentials, review, now }
  if (existsSync(file)) throw new NotEmptyError(file)
  if (!hasPast) return seedDemo(wanted)
  const past = await openDemoPast(settings, now)
  try {
    return await seedDemo({ ...wanted, witness: past.witness })
  } finally {
    await past.close()
  }
}
