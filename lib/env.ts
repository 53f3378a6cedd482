import 'server-only'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'
import { keptSecret, type SecretKind, type SecretOf, UnreadableSecretError } from './env/kept-secret'

/** Where the Selling API is: our own embedded service, AWS, or any address that speaks the protocol. */
export type PartnerCentralSource = { mode: 'embedded' } | { mode: 'aws' } | { mode: 'url'; url: string }

/** Where Tandem's own database is. */
export type DatabaseSource =
  | { engine: 'sqlite'; file: string }
  | { engine: 'postgres'; url: string; poolSize: number }

export interface AccessKey {
  accessKeyId: string
  secretAccessKey: string
}

/** Every setting, parsed. Paths are absolute. */
export interface Env {
  host: string
  port: number
  dataDir: string
  database: DatabaseSource
  partnerCentral: PartnerCentralSource
  catalog: 'AWS' | 'Sandbox'
  region: string
  /** The embedded service's only access key. Drawn when first asked for: AWS has no use for one. */
  readonly embeddedKey: AccessKey
  embeddedQuota: 'aws' | 'off'
  /** What the simulated reviewer takes on average for each of its two steps; `off` leaves submitted deals alone. */
  embeddedReviewSeconds: { pickUpSeconds: number; decideSeconds: number } | 'off'
  /** What goes wrong on demand in the embedded service, unparsed: it knows its own faults. */
  embeddedFaults: unknown
  /** Where the embedded service sends its events. */
  events: { url: string; apiKey: string | undefined } | undefined
  /** What whoever POSTs events to Tandem has to show; undefined when nobody may. */
  eventsApiKey: string | undefined
  authSecret: string
  authUrl: string
  demo: boolean
}

/** The settings cannot be used. One problem per mistake, each naming its variable; none quotes a secret. */
export class EnvError extends Error {
  readonly problems: string[]

  constructor(problems: string[]) {
    super(
      `Tandem cannot start with these settings:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`,
    )
    this.name = 'EnvError'
    this.problems = problems
  }
}

type Source = Record<string, string | undefined>

/** A choice from a short list, said back in full when the text is none of them. */
function choice<const T extends readonly [string, ...string[]]>(options: T, fallback: T[number]) {
  return z.enum(options, `use one of ${options.join(', ')}`).default(fallback as never)
}

const Port = z
  .string()
  .regex(/^\d{1,5}$/, 'use a port number, 1 to 65535')
  .transform(Number)
  .refine((port) => port >= 1 && port <= 65_535, 'use a port number, 1 to 65535')

const PartnerCentralSource = z.string().transform((text, context): PartnerCentralSource => {
  if (text === 'embedded' || text === 'aws') return { mode: text }
  if (isWebAddress(text)) return { mode: 'url', url: text }
  context.addIssue('use embedded, aws or an http(s) address')
  return z.NEVER
})

const sslModes = ['disable', 'require', 'verify-ca', 'verify-full']

/** What is wrong with an address of PostgreSQL, without quoting it: it may hold a password. */
function postgresProblem(text: string): string | undefined {
  if (!URL.canParse(text)) return 'use postgres://user:password@host:5432/database'
  const { pathname, searchParams } = new URL(text)
  if (pathname.length < 2) return 'name the database, as in postgres://user:password@host:5432/database'
  const sslMode = searchParams.get('sslmode')
  if (sslMode && !sslModes.includes(sslMode)) return `use one of ${sslModes.join(', ')} as sslmode`
  if (sslMode === 'verify-ca' && !searchParams.has('sslrootcert'))
    return 'add sslrootcert=FILE to sslmode=verify-ca'
  return undefined
}

const DatabaseUrl = z
  .string()
  .transform((text, context): Exclude<DatabaseSource, { poolSize: number }> | { url: string } => {
    const isPostgres = /^postgres(ql)?:/i.test(text)
    const isOther = !isPostgres && !text.startsWith('file:') && /^[a-z][a-z0-9+.-]+:/i.test(text)
    const problem = isPostgres
      ? postgresProblem(text)
      : isOther && 'use a file, such as file:./data/tandem.db, or postgres://user:password@host:5432/database'
    if (problem) {
      context.addIssue(problem)
      return z.NEVER
    }
    if (isPostgres) return { url: text }
    const file = text.startsWith('file:///') ? fileURLToPath(text) : resolve(text.replace(/^file:/, ''))
    return { engine: 'sqlite', file }
  })

const PoolSize = z
  .string()
  .regex(/^\d{1,3}$/, 'use a whole number from 2 to 200')
  .transform(Number)
  .refine((size) => size >= 2 && size <= 200, 'use a whole number from 2 to 200')

const ReviewSeconds = z
  .string()
  .regex(/^(off|\d{1,7}\/\d{1,7})$/, 'use two numbers of seconds, pick-up/decision, such as 30/60, or off')
  .transform((text) => {
    if (text === 'off') return 'off' as const
    const [pickUpSeconds = 0, decideSeconds = 0] = text.split('/').map(Number)
    return { pickUpSeconds, decideSeconds }
  })

const Json = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    context.addIssue('use JSON, such as {"rules":[{"operation":"*","kind":"throttle","probability":0.1}]}')
    return z.NEVER
  }
})

const Variables = z.object({
  PORT: Port.default(3000),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'use a host name or an IP address')
    .default('127.0.0.1'),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: DatabaseUrl.optional(),
  DATABASE_POOL_SIZE: PoolSize.default(10),
  PARTNER_CENTRAL: PartnerCentralSource.default({ mode: 'embedded' }),
  PARTNER_CENTRAL_CATALOG: choice(['Sandbox', 'AWS'], 'Sandbox'),
  AWS_REGION: z
    .string()
    .regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'use a region name, such as us-east-1')
    .default('us-east-1'),
  EMBEDDED_ACCESS_KEY_ID: z
    .string()
    .regex(/^\w{3,128}$/, 'use 3 to 128 letters and digits')
    .optional(),
  EMBEDDED_SECRET_ACCESS_KEY: z
    .string()
    .regex(/^\S{8,}$/, 'use at least 8 characters, no spaces')
    .optional(),
  EMBEDDED_QUOTA: choice(['aws', 'off'], 'aws'),
  EMBEDDED_REVIEW_SECONDS: ReviewSeconds.default({ pickUpSeconds: 30, decideSeconds: 60 }),
  EMBEDDED_FAULTS: Json.optional(),
  EVENTS_URL: z
    .string()
    .refine(isWebAddress, 'use an http(s) address')
    .refine(
      (url) => !isWebAddress(url) || new URL(url).username === '',
      'leave the user name out; use EVENTS_API_KEY',
    )
    .optional(),
  EVENTS_API_KEY: z
    .string()
    .regex(/^[\x21-\x7e]{8,512}$/, 'use at least 8 letters, digits and signs, no spaces')
    .optional(),
  NEXTAUTH_SECRET: z.string().min(16, 'use at least 16 characters').optional(),
  NEXTAUTH_URL: z.string().refine(isWebAddress, 'use an http(s) address').optional(),
  DEMO: z.enum(['on', 'off'], 'use one of on, off').optional(),
})

/** Variables that do not go together. Looked for even when others are wrong, so that one start shows all mistakes. */
function contradictions(given: Source): string[] {
  const problems: string[] = []
  const { EMBEDDED_ACCESS_KEY_ID: id, EMBEDDED_SECRET_ACCESS_KEY: secret } = given
  if (!id !== !secret) {
    const missing = id ? 'EMBEDDED_SECRET_ACCESS_KEY' : 'EMBEDDED_ACCESS_KEY_ID'
    problems.push(`${missing}: set both halves of the key or neither`)
  }
  if (given.DEMO === 'on' && (given.PARTNER_CENTRAL ?? 'embedded') !== 'embedded') {
    problems.push('DEMO: demo data exists only with PARTNER_CENTRAL=embedded; set that, or DEMO=off')
  }
  return problems
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)
}

/** An empty variable counts as unset, as it does for most tools. */
function withoutEmpty(source: Source): Source {
  return Object.fromEntries(Object.entries(source).filter(([, value]) => value?.trim()))
}

/** A server that listens everywhere is still reached at one address. */
function addressOf(host: string, port: number): string {
  if (host === '0.0.0.0' || host === '::') return `http://127.0.0.1:${port}`
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}

function parse(source: Source): z.infer<typeof Variables> {
  const given = withoutEmpty(source)
  const parsed = Variables.safeParse(given)
  const wrong = parsed.error?.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) ?? []
  const problems = [...wrong, ...contradictions(given)]
  if (!parsed.success || problems.length > 0) throw new EnvError(problems)
  return parsed.data
}

/** @throws EnvError when the file is damaged or DATA_DIR cannot be used. */
function kept<K extends SecretKind>(dataDir: string, name: string, kind: K): SecretOf<K> {
  try {
    return keptSecret(join(dataDir, name), kind)
  } catch (error) {
    if (error instanceof UnreadableSecretError) throw new EnvError([error.message])
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error'
    throw new EnvError([`DATA_DIR: ${dataDir} cannot be used (${code})`])
  }
}

function databaseOf(variables: z.infer<typeof Variables>, dataDir: string): DatabaseSource {
  const { DATABASE_URL: given, DATABASE_POOL_SIZE: poolSize } = variables
  if (!given) return { engine: 'sqlite', file: join(dataDir, 'tandem.db') }
  return 'url' in given ? { engine: 'postgres', url: given.url, poolSize } : given
}

function embeddedKeyOf(variables: z.infer<typeof Variables>, dataDir: string): AccessKey {
  const { EMBEDDED_ACCESS_KEY_ID: accessKeyId, EMBEDDED_SECRET_ACCESS_KEY: secretAccessKey } = variables
  if (accessKeyId && secretAccessKey) return { accessKeyId, secretAccessKey }
  return kept(dataDir, 'embedded-credentials.json', 'access key')
}

/**
 * Reads the settings from `source` (`process.env`, or a test's own). Makes what may be left out: the embedded key and
 * the session secret are drawn at random the first time and kept in DATA_DIR, readable by their owner only.
 * @throws EnvError naming every mistake at once.
 */
export function loadEnv(source: Source): Env {
  const variables = parse(source)
  const dataDir = resolve(variables.DATA_DIR)
  const embedded = variables.PARTNER_CENTRAL.mode === 'embedded'
  return {
    host: variables.HOST,
    port: variables.PORT,
    dataDir,
    database: databaseOf(variables, dataDir),
    partnerCentral: variables.PARTNER_CENTRAL,
    catalog: variables.PARTNER_CENTRAL_CATALOG,
    region: variables.AWS_REGION,
    get embeddedKey() {
      return embeddedKeyOf(variables, dataDir)
    },
    embeddedQuota: variables.EMBEDDED_QUOTA,
    embeddedReviewSeconds: variables.EMBEDDED_REVIEW_SECONDS,
    embeddedFaults: variables.EMBEDDED_FAULTS,
    events: variables.EVENTS_URL
      ? { url: variables.EVENTS_URL, apiKey: variables.EVENTS_API_KEY }
      : undefined,
    eventsApiKey: variables.EVENTS_API_KEY,
    authSecret: variables.NEXTAUTH_SECRET ?? kept(dataDir, 'session-secret.json', 'secret').secret,
    authUrl: variables.NEXTAUTH_URL ?? addressOf(variables.HOST, variables.PORT),
    demo: (variables.DEMO ?? (embedded ? 'on' : 'off')) === 'on',
  }
}

let loaded: Env | undefined

/**
 * The settings of this process, read once. next-auth reads two of them from the environment itself, so they are put
 * there when they were left out.
 * @throws EnvError as `loadEnv` does.
 */
export function env(): Env {
  loaded ??= loadEnv(process.env)
  process.env.NEXTAUTH_SECRET ||= loaded.authSecret
  process.env.NEXTAUTH_URL ||= loaded.authUrl
  return loaded
}
