import { dirname } from 'node:path'
import { parseArgs } from 'node:util'
import { describeProgress } from '@/lib/demo/progress'
import { NotEmptyError, usualNumber } from '@/lib/demo/seed'
import { type Env, EnvError, env } from '@/lib/env'
import { openServices } from '@/lib/services'
import { fillMirror } from '@/lib/services/first-fill'
import { makeDemo } from '@/lib/services/make-demo'

/** Their whole past is held in memory while it is played. */
const mostWithHistory = 20_000

const usage = `Makes demo opportunities in a new embedded Partner Central.

  npm run seed -- [--opportunities N] [--seed N] [--without-history]

  --opportunities  how many, 1 to 1,000,000 (default ${usualNumber})
  --seed           another number makes other opportunities
  --without-history
                   Tandem's history of them, and its meetings, begin today instead of eight months ago: quicker, and the
                   only way for more than ${mostWithHistory.toLocaleString('en-US')}

They go to DATA_DIR (./data unless set), which must not hold an embedded Partner Central yet.`

/** A mistake of whoever ran this, said without a stack. */
class UsageError extends Error {}

function wholeNumber(name: string, text: string | undefined, most: number): number | undefined {
  if (text === undefined) return undefined
  const value = Number(text)
  if (/^\d+$/.test(text) && value >= 1 && value <= most) return value
  throw new UsageError(`--${name}: use a whole number from 1 to ${most.toLocaleString('en-US')}`)
}

function readArguments() {
  const options = {
    opportunities: { type: 'string' },
    seed: { type: 'string' },
    'without-history': { type: 'boolean' },
    help: { type: 'boolean' },
  } as const
  const { values } = parseArgs({ options })
  return {
    help: values.help === true,
    opportunities: wholeNumber('opportunities', values.opportunities, 1_000_000),
    seed: wholeNumber('seed', values.seed, 2 ** 31),
    hasPast: values['without-history'] !== true,
  }
}

function refuseOtherServices({ partnerCentral, catalog }: Env): void {
  if (partnerCentral.mode !== 'embedded') {
    throw new UsageError('Demo data is only made in the embedded service: unset PARTNER_CENTRAL.')
  }
  if (catalog !== 'Sandbox') {
    throw new UsageError('Demo data lives in the Sandbox catalog: unset PARTNER_CENTRAL_CATALOG.')
  }
}

interface Wanted {
  opportunities?: number
  seed?: number
  hasPast: boolean
}

async function seed({ opportunities = usualNumber, seed: number, hasPast }: Wanted) {
  const settings = env()
  refuseOtherServices(settings)
  if (hasPast && opportunities > mostWithHistory) {
    const most = mostWithHistory.toLocaleString('en-US')
    throw new UsageError(`--opportunities: use at most ${most}, or add --without-history`)
  }
  console.info(`Making ${opportunities.toLocaleString('en-US')} opportunities in ${settings.dataDir}…`)
  const { seconds } = await makeDemo(settings, {
    opportunities,
    seed: number,
    hasPast,
    onProgress: (progress) => console.info(`  ${describeProgress(progress)}`),
  })
  console.info(`Made them in ${seconds.toFixed(1)} s. Reading them into Tandem…`)
  const services = await openServices(settings)
  await fillMirror(settings, services.mirror, { keeps: hasPast })
  const { deals } = await services.mirror.ledger.report(settings.catalog)
  await services.close()
  console.info(`Read ${deals.toLocaleString('en-US')}. Start Tandem with: npm start`)
}

function sayWhatToDo(error: unknown): void {
  if (error instanceof NotEmptyError) {
    console.error(
      `${error.message}\nTo begin anew, stop Tandem and remove ${dirname(error.file)}. To keep it, seed another folder: DATA_DIR=./data-2 npm run seed`,
    )
  } else if (error instanceof UsageError || error instanceof EnvError) {
    console.error(error.message)
  } else if ((error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS')) {
    console.error(`${(error as Error).message}\n\n${usage}`)
  } else {
    throw error
  }
  process.exitCode = 1
}

try {
  const { help, ...wanted } = readArguments()
  if (help) console.info(usage)
  else await seed(wanted)
} catch (error) {
  sayWhatToDo(error)
}
