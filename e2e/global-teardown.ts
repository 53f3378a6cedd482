import { rmSync } from 'node:fs'
import { testRun } from './test-run'

export default async function removeTestData(): Promise<void> {
  rmSync((await testRun()).folder, { recursive: true, force: true, maxRetries: 5 })
}
