import { type ExecFileException, execFile, execFileSync } from 'node:child_process'
import { type BotocoreTarget, botocoreEnvironment } from './test-botocore-environment'

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

interface Ended {
  exitCode: number
  stdout: string
  stderr: string
}

/** The CLI, pointed at a service and told nothing by the machine's own AWS settings. */
export function awsCli(target: BotocoreTarget): Cli {
  const run = (operation: string, args: readonly Argument[]) =>
    inTurn(() =>
      ended(['partnercentral-selling', operation, ...args.flatMap(written)], botocoreEnvironment(target)),
    )
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
