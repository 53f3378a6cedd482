import { defineConfig } from '@playwright/test'
import { chromiumLaunch } from './e2e/browser'
import { runningServer, testRun } from './e2e/test-run'

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true'

const run = await testRun()

/** Seeds a small demo first, so that boards and lists have something to show, then starts Tandem as a user would. */
function server(name: 'steady' | 'quick', opportunities: number) {
  const { url, env } = run[name]
  return {
    name,
    command: `node scripts/run.mjs scripts/seed.ts --opportunities ${opportunities} && exec node scripts/start.mjs`,
    url: `${url}/api/health`,
    env,
    timeout: 240_000,
    gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 5000 },
  }
}

export default defineConfig({
  testDir: 'e2e',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: process.env.TANDEM_REPORT
    ? [['line'], ['json', { outputFile: process.env.TANDEM_REPORT }]]
    : [['list']],
  globalTeardown: './e2e/global-teardown.ts',
  use: {
    baseURL: run.steady.url,
    browserName: 'chromium',
    launchOptions: await chromiumLaunch(),
    viewport: { width: 1440, height: 900 },
    locale: 'en-US',
    timezoneId: 'Europe/Berlin',
    screenshot: 'only-on-failure',
  },
  webServer: runningServer ? [] : [server('steady', 60), server('quick', 4)],
})
