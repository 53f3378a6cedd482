import { readFileSync } from 'node:fs'
import * as z from 'zod'
import { FaultPlan } from '../../lib/emulator/faults/fault-plan'

const Account = z.string().regex(/^\d{12}$/, 'use the 12 digits of an AWS account')
const AccessKeyId = z.string().regex(/^\w{3,128}$/, 'use 3 to 128 letters and digits')
const SecretAccessKey = z.string().regex(/^\S{8,}$/, 'use at least 8 characters, no spaces')

/** What a key may do, as an IAM policy of effect Allow says it. */
const Grant = z.strictObject({
  actions: z.array(z.string().min(1)),
  catalogs: z.array(z.enum(['AWS', 'Sandbox'])).optional(),
  relatedEntityTypes: z.array(z.string()).optional(),
})

const Callers = z.array(
  z.strictObject({
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    account: Account,
    company: z.string().min(1),
    allow: z.array(Grant).optional(),
    session: z
      .strictObject({
        token: z.string().min(1),
        expires: z.iso
          .datetime('use an instant, such as 2030-01-01T00:00:00Z')
          .transform((at) => new Date(at)),
      })
      .optional(),
  }),
)

/** JSON in a file that the command line names. */
const JsonFile = z.string().transform((file, context) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as unknown
  } catch (error) {
    // The parser's own message quotes the file, which may hold secrets.
    const { code } = error as NodeJS.ErrnoException
    context.addIssue(code ? `${file} cannot be read (${code})` : `${file} does not hold JSON`)
    return z.NEVER
  }
})

const JsonText = z.string().transform((text, context) => {
  try {
    return JSON.parse(text) as unknown
  } catch {
    context.addIssue('use JSON, or the name of a file that holds it')
    return z.NEVER
  }
})

/** A file's name does not begin like an object. */
const JsonTextOrFile = z.string().transform((given, context) => {
  const read = given.trimStart().startsWith('{') ? JsonText : JsonFile
  const { data, error } = read.safeParse(given)
  for (const { message } of error?.issues ?? []) context.addIssue(message)
  return error ? z.NEVER : data
})

const EventsUrl = z
  .url({ protocol: /^https?$/, error: 'use an http(s) address' })
  .refine(
    (url) => !URL.canParse(url) || new URL(url).username === '',
    'leave the user name out; use EVENTS_API_KEY',
  )

const Review = z
  .string()
  .regex(/^(off|\d{1,7}(\/\d{1,7})?)$/, 'use seconds, such as 5, pick-up/decision, such as 30/60, or off')
  .transform((text) => {
    if (text === 'off') return 'off' as const
    const [pickUpSeconds = 0, decideSeconds = pickUpSeconds] = text.split('/').map(Number)
    return { pickUpSeconds, decideSeconds }
  })

/** The options and what belongs to them of the environment, as text; with what holds when they are left out. */
export const OptionValues = z.object({
  port: z
    .string()
    .regex(/^\d{1,5}$/, 'use a port number, 0 to 65535')
    .transform(Number)
    .refine((port) => port <= 65_535, 'use a port number, 0 to 65535')
    .default(8080),
  host: z
    .string()
    .regex(/^[\w.:-]+$/, 'use a host name or an IP address')
    .default('127.0.0.1'),
  data: z.string().min(1, 'name a folder').default('./data/partner-central'),
  memory: z.boolean().default(false),
  account: Account.default('111122223333'),
  company: z.string().min(1, 'name the partner').default('Tandem Demo Partner'),
  credentials: JsonFile.pipe(Callers).default([]),
  quota: z.enum(['aws', 'off'], 'use aws or off').default('aws'),
  review: Review.default({ pickUpSeconds: 30, decideSeconds: 60 }),
  seed: z
    .string()
    .regex(/^\d{1,15}$/, 'use a whole number')
    .transform(Number)
    .optional(),
  'events-url': EventsUrl.optional(),
  faults: JsonTextOrFile.pipe(FaultPlan).optional(),
  'accept-incomplete': z.boolean().default(false),
  json: z.boolean().default(false),
  EMBEDDED_ACCESS_KEY_ID: AccessKeyId.optional(),
  EMBEDDED_SECRET_ACCESS_KEY: SecretAccessKey.optional(),
  EVENTS_API_KEY: z
    .string()
    .regex(/^[\x21-\x7e]{8,512}$/, 'use at least 8 letters, digits and signs, no spaces')
    .optional(),
})
