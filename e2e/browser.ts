import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'

const launchFlags = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
]

function onPath(name: string): string | undefined {
  try {
    return execFileSync('which', [name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  } catch {
    return undefined
  }
}

/** The Chromium that an npm package brings: for Linux on x64 only, unpacked into the temporary folder at first use. */
async function fromPackage(): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  // Without this the package leaves out the libraries that a bare machine lacks.
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs20.x'
  const { default: packaged } = await import('@sparticuz/chromium')
  return packaged.executablePath()
}

/**
 * Which Chromium to drive: the one CHROMIUM_PATH names, else Playwright's own, else an installed one, else the npm
 * package's.
 * @throws When there is none, with what to do about it.
 */
export async function findChromium(): Promise<string> {
  const named = process.env.CHROMIUM_PATH
  if (named) return named
  const bundled = chromium.executablePath()
  if (existsSync(bundled)) return bundled
  for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
    const found = onPath(name)
    if (found) return found
  }
  const packaged = await fromPackage()
  if (packaged) return packaged
  throw new Error('No Chromium found. Install one with: npx playwright install chromium')
}

/** How Playwright starts it, for tests and for the bench. */
export async function chromiumLaunch(): Promise<{ executablePath: string; args: string[] }> {
  const executablePath = await findChromium()
  // Workers must not each look, and unpack, again.
  process.env.CHROMIUM_PATH = executablePath
  return { executablePath, args: launchFlags }
}
