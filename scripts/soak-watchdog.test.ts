import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

/** What becomes of a process whose only request takes this long. */
function watched(seconds: number) {
  const program = `
    import { importTypeScript } from './scripts/typescript.mjs'
    const { startWatchdog } = await importTypeScript('scripts/soak-watchdog.ts')
    const watchdog = startWatchdog(['GetOpportunity', 'ListSolutions'], 1)
    watchdog.beat(42, 'ListSolutions')
    const end = Date.now() + ${seconds * 1000}
    while (Date.now() < end);
    watchdog.stop()
  `
  return spawnSync(process.execPath, ['--input-type=module', '--eval', program], { encoding: 'utf8' })
}

test('a request that hangs ends the process, and is named', () => {
  const { signal, stderr } = watched(15)
  expect(signal).toBe('SIGKILL')
  expect(stderr).toContain('Request 42, ListSolutions, hangs')
})

test('one that comes through does not', () => {
  expect(watched(0.2)).toMatchObject({ status: 0, stderr: '' })
})
