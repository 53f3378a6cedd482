import { rmSync } from 'node:fs'
import { testRun } from './test-run'

export default async function removeTestData(): Promise<void> {
  const { folder } = await testRun()
  if (folder) rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}
