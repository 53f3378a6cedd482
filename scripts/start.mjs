/**
 * Starts Tandem: checks the settings, builds when the sources have changed, opens the data and serves.
 * `--dev` serves the sources as they are and follows their changes.
 */
import { createServer } from 'node:http'
import nextEnv from '@next/env'
import { buildIfNeeded } from './build.mjs'
import { importTypeScript, root } from './typescript.mjs'

const began = performance.now()
const dev = process.argv.includes('--dev')

process.env.NODE_ENV = dev ? 'development' : 'production'
process.env.NEXT_TELEMETRY_DISABLED ??= '1'
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true'
process.chdir(root)

/** Ends the process with a reason a person can act on. */
class StartError extends Error {}

async function readSettings() {
  nextEnv.loadEnvConfig(root, dev, { info: () => {}, error: console.error })
  const { env, EnvError } = await importTypeScript('lib/env.ts')
  try {
    return env()
  } catch (error) {
    if (error instanceof EnvError) throw new StartError(error.message)
    throw error
  }
}

function listenProblem(error, { host, port }) {
  switch (error.code) {
    case 'EADDRINUSE':
      return `Port ${port} is taken, perhaps by another Tandem. Stop that one, or start with PORT=${port + 1}.`
    case 'EACCES':
      return `This user may not listen on port ${port}. Choose one above 1023, such as PORT=3000.`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `HOST=${host} is not an address of this machine.`
    default:
      return `Tandem cannot listen on ${host}:${port} (${error.code ?? error.message}).`
  }
}

/**
 * Takes the port before anything slow happens, so that a taken one is known at once. Until `handler` is set, every
 * request is answered with 503.
 */
async function listen(settings) {
  const serving = { handler: undefined }
  const server = createServer((request, response) => {
    if (serving.handler) return serving.handler(request, response)
    response.writeHead(503, { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '5' })
    response.end('Tandem is starting. Try again in a few seconds.\n')
  })
  await new Promise((resolve, reject) => {
    server.once('error', (error) => reject(new StartError(listenProblem(error, settings))))
    server.listen(settings.port, settings.host, resolve)
  })
  return { server, serving }
}

async function build() {
  const seconds = await buildIfNeeded()
  if (seconds !== undefined) console.info(`Built in ${seconds.toFixed(0)} s.`)
}

/** Opens the app. Next calls `instrumentation.ts`, which migrates and, at the first start, makes the demo data. */
async function openApp({ host, port }, httpServer) {
  const { default: next } = await import('next')
  const app = next({ dev, dir: root, hostname: host, port, httpServer, quiet: true })
  await app.prepare()
  return app
}

const doorPath = /^\/api\/partner-central\/?(\?|$)/

/**
 * Hands calls of the embedded service to it past Next's router, which takes several times as long as the service itself.
 * The same service answers behind Next's route, so whoever comes before this is in place gets the same answer.
 */
async function withDoor(handler) {
  const { partnerCentralDoor } = (await globalThis.tandemServices) ?? {}
  // The development server opens the services anew when their sources change.
  if (dev || !partnerCentralDoor) return handler
  return (request, response) => {
    const isCall = request.method === 'POST' && doorPath.test(request.url)
    return isCall ? partnerCentralDoor(request, response) : handler(request, response)
  }
}

function urlOf({ host, port }) {
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`
}

async function waitUntilHealthy(url) {
  const deadline = Date.now() + 60_000
  for (;;) {
    const response = await fetch(`${url}/api/health`).catch(() => undefined)
    if (response?.ok) return
    if (Date.now() > deadline) {
      throw new StartError(`Tandem does not become healthy; see ${url}/api/health and the messages above.`)
    }
    await new Promise((resolve) => setTimeout(resolve, dev ? 500 : 100))
  }
}

async function announce(settings, url) {
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  const lines = [`\nTandem is ready at ${settings.authUrl} (after ${seconds} s).`]
  if (settings.authUrl !== url) lines.push(`It listens on ${url}.`)
  if (settings.demo) {
    const { DEMO_ACCOUNTS } = await importTypeScript('lib/auth/demo-accounts.ts')
    lines.push('Sign in as:')
    for (const { role, email, password } of DEMO_ACCOUNTS) {
      lines.push(`  ${role.padEnd(8)} ${email.padEnd(24)} ${password}`)
    }
  }
  lines.push('Press Ctrl+C to stop.\n')
  console.info(lines.join('\n'))
}

/** Gives back what only one process may do at a time, so that the next one need not wait until that expires. */
async function closeServices() {
  const services = await globalThis.tandemServices?.catch(() => undefined)
  await services?.close().catch((error) => console.error(`Closing failed (${error.code ?? error.name}).`))
}

/** Lets requests under way finish, for ten seconds at most; a second signal does not wait. */
function stopOnSignal(server) {
  const stop = (signal) => {
    process.off('SIGINT', stop).off('SIGTERM', stop)
    process.once('SIGINT', () => process.exit(1)).once('SIGTERM', () => process.exit(1))
    console.info(`${signal}: stopping.`)
    // Every acknowledged write is on disk already, so leaving loses nothing.
    server.close(() => void closeServices().finally(() => process.exit(0)))
    server.closeIdleConnections()
    setTimeout(() => process.exit(0), 10_000).unref()
  }
  process.on('SIGINT', stop).on('SIGTERM', stop)
}

try {
  const settings = await readSettings()
  const { server, serving } = await listen(settings)
  if (!dev) await build()
  console.info(dev ? 'Starting the development server…' : 'Starting…')
  const app = await openApp(settings, server)
  serving.handler = app.getRequestHandler()
  stopOnSignal(server)
  const url = urlOf(settings)
  await waitUntilHealthy(url)
  serving.handler = await withDoor(serving.handler)
  await announce(settings, url)
} catch (error) {
  console.error(error instanceof StartError ? error.message : error)
  process.exit(1)
}
