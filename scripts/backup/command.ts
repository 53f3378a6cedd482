import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { EnvError } from '@/lib/env'
import { BackupError } from '@/lib/sql/backup/copy'
import { DatabaseUnavailableError } from '@/lib/sql/database-error'

interface Arguments {
  folder: string
  force: boolean
}

function readArguments(usage: string): Arguments {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { force: { type: 'boolean', default: false } },
  })
  const [folder, ...others] = positionals
  if (!folder || others.length > 0) throw new BackupError(usage)
  return { folder: resolve(folder), force: values.force }
}

/** Runs one of the two commands; a failure that was foreseen is said without a stack. */
export async function runCommand(usage: string, work: (given: Arguments) => Promise<string>): Promise<void> {
  try {
    console.info(await work(readArguments(usage)))
  } catch (error) {
    const isKnown =
      error instanceof BackupError || error instanceof EnvError || error instanceof DatabaseUnavailableError
    const isUsage = (error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS')
    if (!isKnown && !isUsage) throw error
    console.error((error as Error).message)
    process.exitCode = 1
  }
}
