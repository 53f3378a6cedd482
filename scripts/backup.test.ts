import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { DatabaseLocation } from '@/lib/sql/open-database'
import { describeEngines } from '@/lib/sql/test-engines'

/** Every step is a process of its own, and each of those takes its time to start. */
const timeout = 120_000

describeEngines('backup and restore', (databases) => {
  let location: DatabaseLocation
  let folder: string
  let copy: string

  beforeEach(async () => {
    location = await databases.location()
    folder = mkdtempSync(join(tmpdir(), 'tandem-backup-'))
    copy = join(folder, 'monday')
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  const start = (...args: string[]) => {
    const env = {
      ...process.env,
      DATA_DIR: join(folder, 'data'),
      DATABASE_URL: location.engine === 'postgres' ? location.url : location.file,
      DEMO: 'off',
    }
    return spawn(process.execPath, ['scripts/run.mjs', ...args], { env: env as NodeJS.ProcessEnv })
  }

  const run = (...args: string[]): Promise<{ code: number | null; said: string }> => {
    const child = start(...args)
    let said = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        said += chunk
      })
    }
    return new Promise((resolve) => child.once('close', (code) => resolve({ code, said: said.trim() })))
  }
  const backup = () => run('scripts/backup.ts', copy)
  const restore = (...more: string[]) => run('scripts/restore.ts', copy, ...more)
  const tandem = (...args: string[]) => run('scripts/backup/test-tandem.ts', ...args)

  const running = async (): Promise<ChildProcess> => {
    const child = start('scripts/backup/test-tandem.ts', 'run')
    await new Promise((resolve) => child.stdout.once('data', resolve))
    return child
  }
  const stop = (child: ChildProcess) => {
    const ended = new Promise((resolve) => child.once('close', resolve))
    child.stdin?.end()
    return ended
  }

  test(
    'what was backed up while Tandem ran and wrote comes back, and what came after is gone',
    async () => {
      await tandem('add', 'ana')
      const other = await running()
      try {
        expect(await backup()).toMatchObject({ code: 0 })
        const inUse = await restore('--force')
        expect(inUse).toEqual({ code: 1, said: expect.stringMatching(/^Tandem is running on .*Stop/) })
      } finally {
        await stop(other)
      }
      await tandem('add', 'later')
      expect(await restore()).toEqual({ code: 1, said: expect.stringContaining('--force') })
      expect(await tandem('emails')).toEqual({ code: 0, said: 'ana later' })

      rmSync(join(folder, 'data', 'partner-central.db'))
      expect(await restore('--force')).toMatchObject({ code: 0 })
      expect(await tandem('emails')).toEqual({ code: 0, said: 'ana' })
    },
    timeout,
  )

  test(
    'a backup is whole or not there, for its owner only, and never written over',
    async () => {
      await tandem('add', 'ana')
      const service = join(folder, 'data', 'partner-central.db')
      rmSync(service)
      expect(await backup()).toEqual({ code: 1, said: `There is no database at ${service}` })
      expect(readdirSync(folder)).toEqual(['data'])

      await tandem('emails')
      expect(await backup()).toMatchObject({ code: 0 })
      expect(statSync(copy).mode & 0o077).toBe(0)
      expect(await backup()).toEqual({ code: 1, said: expect.stringContaining('exists already') })
    },
    timeout,
  )

  test(
    'a damaged or missing copy replaces nothing',
    async () => {
      await tandem('add', 'ana')
      await backup()
      const [own = ''] = readdirSync(copy).filter((name) => name.startsWith('tandem'))
      expect(existsSync(join(copy, own))).toBe(true)
      writeFileSync(join(copy, own), 'not a database')
      expect(await restore('--force')).toMatchObject({ code: 1 })
      rmSync(join(copy, own))
      expect(await restore('--force')).toEqual({ code: 1, said: expect.stringContaining('is missing') })
      expect(await tandem('emails')).toEqual({ code: 0, said: 'ana' })
    },
    timeout,
  )
})
