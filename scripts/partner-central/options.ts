import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type * as z from 'zod'
import type { Caller } from '../../lib/emulator/access/caller'
import type { EmulatorOptions } from '../../lib/emulator/emulator'
import { OptionValues } from './option-values'

/** What the standalone service was asked to be. */
export interface Options
  extends Pick<EmulatorOptions, 'quota' | 'review' | 'seed' | 'incompleteCreates' | 'faults' | 'events'> {
  host: string
  /** 0 for any free one. */
  port: number
  /** Absolute path; absent when everything is kept in memory only. */
  dataDir?: string
  account: string
  company: string
  callers: Caller[]
  /** From the environment; absent when one is to be made. */
  accessKey?: { accessKeyId: string; secretAccessKey: string }
  /** Whether the start is told as one line of JSON. */
  json: boolean
}

/** The options cannot be used: one problem per mistake, none of which quotes a secret. */
export class OptionsError extends Error {
  constructor(problems: readonly string[]) {
    super(problems.map((problem) => `  - ${problem}`).join('\n'))
    this.name = 'OptionsError'
  }
}

export const usage = `Runs the embedded Partner Central on its own.

  npm run partner-central -- [options]

  --port NUMBER         port to listen on, 0 for any free one (8080)
  --host ADDRESS        address to listen on (127.0.0.1)
  --data FOLDER         where everything is kept (./data/partner-central)
  --memory              keeps nothing: gone when the service stops
  --account NUMBER      the partner's AWS account, 12 digits (111122223333)
  --company NAME        the partner's name, as other partners see it
  --credentials FILE    more keys that may sign, as JSON; the README has an example
  --quota aws|off       AWS's request rates, or none (aws)
  --review SECONDS|off  how long the simulated reviewer takes for each step, or pick-up/decision (30/60); off: no reviews
  --seed NUMBER         makes ids and the reviewer's choices repeatable, in a new folder or in memory
  --events-url ADDRESS  where to POST an EventBridge envelope for every event (EVENTS_URL)
  --faults JSON|FILE    what is to go wrong, as {"rules":[{"kind":"throttle","operation":"*","probability":0.1}]}
  --accept-incomplete   creates opportunities without the members that AWS's data model calls mandatory
  --json                tells endpoint and key as one line of JSON
  --help

The key is read from EMBEDDED_ACCESS_KEY_ID and EMBEDDED_SECRET_ACCESS_KEY. Without them one is made, kept in the data
folder and shown at the start. EVENTS_API_KEY goes with every event as x-api-key.
`

const declared = {
  port: { type: 'string' },
  host: { type: 'string' },
  data: { type: 'string' },
  memory: { type: 'boolean' },
  account: { type: 'string' },
  company: { type: 'string' },
  credentials: { type: 'string' },
  quota: { type: 'string' },
  review: { type: 'string' },
  seed: { type: 'string' },
  'events-url': { type: 'string' },
  faults: { type: 'string' },
  'accept-incomplete': { type: 'boolean' },
  json: { type: 'boolean' },
  help: { type: 'boolean' },
} as const

/** What comes from the environment, like settings of the dashboard; an empty variable counts as unset. */
function fromEnvironment(environment: Environment) {
  const { EMBEDDED_ACCESS_KEY_ID, EMBEDDED_SECRET_ACCESS_KEY, EVENTS_URL, EVENTS_API_KEY } = environment
  return {
    EMBEDDED_ACCESS_KEY_ID: EMBEDDED_ACCESS_KEY_ID || undefined,
    EMBEDDED_SECRET_ACCESS_KEY: EMBEDDED_SECRET_ACCESS_KEY || undefined,
    EVENTS_API_KEY: EVENTS_API_KEY || undefined,
    'events-url': EVENTS_URL || undefined,
  }
}

type Environment = Record<string, string | undefined>

/**
 * Reads the command line.
 * @returns `undefined` when help was asked for.
 * @throws OptionsError naming every mistake at once; an unknown option is named alone.
 */
export function readOptions(args: readonly string[], environment: Environment): Options | undefined {
  const given = parsed(args)
  if (given.help) return undefined
  const surroundings = fromEnvironment(environment)
  const { data: values, error } = OptionValues.safeParse({ ...surroundings, ...given })
  const wrong = error?.issues.map((issue) => `${nameOf(issue.path)}: ${issue.message}`) ?? []
  const problems = [...wrong, ...contradictions(given, surroundings)]
  if (!values || problems.length > 0) throw new OptionsError(problems)
  return optionsOf(values)
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: declared }).values
  } catch (error) {
    // Node's own words name the option; the advice after the first sentence is about another use of it.
    throw new OptionsError([`${(error as Error).message.split('. ')[0]}; --help lists the options`])
  }
}

/** `credentials.1.account` → `--credentials 1.account`. */
function nameOf([first = '', ...rest]: readonly PropertyKey[]): string {
  const name = String(first)
  return [name in declared ? `--${name}` : name, ...(rest.length > 0 ? [rest.join('.')] : [])].join(' ')
}

function contradictions(given: object, key: Environment): string[] {
  const problems: string[] = []
  if ('data' in given && 'memory' in given) problems.push('--memory: keeps nothing, so leave out --data')
  if (!key.EMBEDDED_ACCESS_KEY_ID !== !key.EMBEDDED_SECRET_ACCESS_KEY)
    problems.push('EMBEDDED_ACCESS_KEY_ID, EMBEDDED_SECRET_ACCESS_KEY: set both or neither')
  return problems
}

function optionsOf(values: z.infer<typeof OptionValues>): Options {
  const { EMBEDDED_ACCESS_KEY_ID: accessKeyId, EMBEDDED_SECRET_ACCESS_KEY: secretAccessKey } = values
  const { host, port, account, company, quota, review, seed, faults, json } = values
  const url = values['events-url']
  return {
    host,
    port,
    account,
    company,
    quota,
    review,
    seed,
    faults,
    json,
    callers: values.credentials,
    incompleteCreates: values['accept-incomplete'] ? 'accept' : 'refuse',
    ...(url && { events: { url, apiKey: values.EVENTS_API_KEY } }),
    ...(!values.memory && { dataDir: resolve(values.data) }),
    ...(accessKeyId && secretAccessKey && { accessKey: { accessKeyId, secretAccessKey } }),
  }
}
