import { type ExecFileException, execFile, execFileSync } from 'node:child_process'
import { homedir } from 'node:os'
import { join } from 'node:path'

/*
 * For tests: the AWS CLI of this machine, whichever version it is.
 */

/** `aws-cli/2.9.19 Python/3.11.2 …`; undefined where none is installed. */
export const cliVersion = installedVersion()

function installedVersion(): string | undefined {
  try {
    return execFileSync('aws', ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim()
  } catch {
    return undefined
  }
}

/** An argument of the command line; an object becomes `--cli-input-json`. */
export type Argument = string | object

export interface Cli {
  /** What `aws partnercentral-selling OPERATION …` printed, as JSON. @throws Error with what it said on stderr. */
  call<Output = Record<string, unknown>>(operation: string, ...args: readonly Argument[]): Promise<Output>
  /** How it was refused. @throws Error when it was not. */
  refused(operation: string, ...args: readonly Argument[]): Promise<CliRefusal>
}

export interface CliRefusal {
  exitCode: number
  /** What stands in parentheses, such as ConflictException. */
  name: string | undefined
  /** All of stderr. */
  message: string
}

export interface CliTarget {
  endpoint: string
  credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string }
  /** The folder of `writeBotocoreModel`; absent for the CLI's own idea of the service. */
  models?: string
}

interface Ended {
  exitCode: number
  stdout: string
  stderr: string
}

/** The CLI, pointed at a service and told nothing by the machine's own AWS settings. */
export function awsCli(target: CliTarget): Cli {
  const run = (operation: string, args: readonly Argument[]) =>
    inTurn(() => ended(['partnercentral-selling', operation, ...args.flatMap(written)], environment(target)))
  return {
    async call<Output>(operation: string, ...args: readonly Argument[]) {
      const { exitCode, stdout, stderr } = await run(operation, args)
      if (exitCode !== 0) throw new Error(`aws ${operation} ended with ${exitCode}: ${stderr}`)
      return (stdout.trim() ? JSON.parse(stdout) : {}) as Output
    },
    async refused(operation, ...args) {
      const { exitCode, stderr } = await run(operation, args)
      if (exitCode === 0) throw new Error(`aws ${operation} was not refused`)
      return { exitCode, name: /An error occurred \((\w+)\)/.exec(stderr)?.[1], message: stderr.trim() }
    },
  }
}

function written(argument: Argument): string[] {
  return typeof argument === 'string' ? [argument] : ['--cli-input-json', JSON.stringify(argument)]
}

function environment({ endpoint, credentials, models }: CliTarget): NodeJS.ProcessEnv {
  const nothing = join(process.cwd(), 'no-such-file')
  const kept = Object.entries(process.env).filter(([name]) => !/^AWS_|_proxy$/i.test(name))
  return {
    ...(Object.fromEntries(kept) as NodeJS.ProcessEnv),
    // Newer ones keep a history of sessions in the home folder; Python's version switcher looks for itself there.
    HOME: process.env.TMPDIR ?? '/tmp',
    PYENV_ROOT: process.env.PYENV_ROOT ?? join(homedir(), '.pyenv'),
    AWS_CONFIG_FILE: nothing,
    AWS_SHARED_CREDENTIALS_FILE: nothing,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_PAGER: '',
    AWS_DEFAULT_REGION: 'us-east-1',
    AWS_DEFAULT_OUTPUT: 'json',
    AWS_MAX_ATTEMPTS: '1',
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    ...(credentials.sessionToken && { AWS_SESSION_TOKEN: credentials.sessionToken }),
    ...(models && { AWS_DATA_PATH: models }),
    AWS_ENDPOINT_URL_PARTNERCENTRAL_SELLING: endpoint,
  }
}

function ended(args: readonly string[], env: NodeJS.ProcessEnv): Promise<Ended> {
  // Versions before 2.13 know no variable for the endpoint.
  const endpoint = ['--endpoint-url', env.AWS_ENDPOINT_URL_PARTNERCENTRAL_SELLING ?? '']
  return new Promise((resolve, reject) => {
    execFile('aws', [...args, ...endpoint], { env, timeout: 120_000 }, (error, stdout, stderr) => {
      const exitCode = exitCodeOf(error)
      if (exitCode === undefined) reject(error)
      else resolve({ exitCode, stdout, stderr })
    })
  })
}

/** Undefined when it did not end by itself. */
function exitCodeOf(error: ExecFileException | null): number | undefined {
  if (!error) return 0
  return typeof error.code === 'number' ? error.code : undefined
}

/** Each call is a Python of its own: more at once than this only wait for a processor, and for too long. */
const mostAtOnce = 3
let running = 0
const waiting: (() => void)[] = []

async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  if (running >= mostAtOnce) await new Promise<void>((resolve) => waiting.push(resolve))
  else running += 1
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}
