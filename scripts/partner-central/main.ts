import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { region } from '../../lib/emulator/access/verify'
import { type Emulator, openEmulator } from '../../lib/emulator/emulator'
import { keptSecret, UnreadableSecretError } from '../../lib/env/kept-secret'
import { announcement, announcementLine } from './announcement'
import { type Options, OptionsError, readOptions, usage } from './options'
import { type Serving, serve } from './serve'

type AccessKey = NonNullable<Options['accessKey']>

/** Ends the process with a reason a person can act on. */
class StartError extends Error {}

/** Runs the service until it is told to stop. Ends the process with 1 when it cannot start. */
export async function main(args: readonly string[]): Promise<void> {
  try {
    const options = readOptions(args, process.env)
    if (options) await start(options)
    else process.stdout.write(usage)
  } catch (error) {
    if (error instanceof OptionsError)
      console.error(`Partner Central cannot start with these options:\n${error.message}`)
    else if (error instanceof StartError) console.error(error.message)
    else throw error
    process.exit(1)
  }
}

async function start(options: Options): Promise<void> {
  const { account, dataDir, json } = options
  const key = options.accessKey ?? madeKey(dataDir)
  requireDistinct(key, options)
  const emulator = await opened(options, key)
  const serving = await serve(emulator, options).catch((error) => {
    throw new StartError(listenProblem(error, options))
  })
  stopOnSignal(emulator, serving)
  const started = { endpoint: serving.endpoint, region, ...key, account, dataDir, seconds: process.uptime() }
  process.stdout.write(json ? announcementLine(started) : announcement(started))
}

/** A folder keeps its key, so that clients find the same after a restart. */
function madeKey(dataDir: string | undefined): AccessKey {
  if (!dataDir)
    return { accessKeyId: 'AKIAPARTNERCENTRAL00', secretAccessKey: randomBytes(30).toString('base64url') }
  try {
    return keptSecret(join(dataDir, 'embedded-credentials.json'), 'access key')
  } catch (error) {
    if (error instanceof UnreadableSecretError) throw new StartError(error.message)
    throw new StartError(folderProblem(error, dataDir))
  }
}

function requireDistinct({ accessKeyId }: AccessKey, { callers }: Options): void {
  const ids = [accessKeyId, ...callers.map((caller) => caller.accessKeyId)]
  const twice = ids.find((id, index) => ids.indexOf(id) !== index)
  if (twice) throw new OptionsError([`--credentials: the access key ${twice} is there twice`])
}

async function opened(options: Options, credentials: AccessKey): Promise<Emulator> {
  const { host, port, json, dataDir, accessKey, ...rest } = options
  const file = dataDir ? join(dataDir, 'partner-central.db') : ':memory:'
  try {
    return await openEmulator({ ...rest, file, credentials })
  } catch (error) {
    if (dataDir) throw new StartError(folderProblem(error, dataDir))
    throw error
  }
}

function folderProblem(error: unknown, dataDir: string): string {
  const { code, message } = error as NodeJS.ErrnoException
  return `The data folder ${dataDir} cannot be used (${code || message}). Choose another with --data, or --memory.`
}

function listenProblem({ code, message }: NodeJS.ErrnoException, { host, port }: Options): string {
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is taken. Choose another with --port, or --port 0 for any free one.`
    case 'EACCES':
      return `This user may not listen on port ${port}. Choose one above 1023 with --port.`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `--host ${host} is not an address of this machine.`
    default:
      return `Partner Central cannot listen on ${host}:${port} (${code ?? message}).`
  }
}

/** What a request under way may take at most, once the process is told to stop. */
const patienceMilliseconds = 10_000

/** Requests under way are answered first; a second signal does not wait. */
function stopOnSignal(emulator: Emulator, serving: Serving): void {
  const stop = async () => {
    process.off('SIGINT', stop).off('SIGTERM', stop)
    process.once('SIGINT', () => process.exit(1)).once('SIGTERM', () => process.exit(1))
    setTimeout(() => process.exit(0), patienceMilliseconds).unref()
    await serving.finish()
    await emulator.close()
    process.exit(0)
  }
  process.on('SIGINT', stop).on('SIGTERM', stop)
}
