import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('.', import.meta.url))

export default defineConfig({
  resolve: {
    alias: {
      '@': root.replace(/\/$/, ''),
      // Next swaps this marker module per bundle; outside Next it has nothing to say.
      'server-only': fileURLToPath(new URL('./scripts/empty.ts', import.meta.url)),
    },
  },
  test: {
    // Some tests drive a whole service; a busy machine must not fail them.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 15_000 } },
    setupFiles: ['scripts/test-setup.ts'],
    silent: 'passed-only',
    // One PostgreSQL for the run, started when a test asks for it.
    globalSetup: ['lib/sql/test-server.ts'],
    include: ['{app,components,lib,scripts}/**/*.test.{ts,tsx}'],
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
  },
})
