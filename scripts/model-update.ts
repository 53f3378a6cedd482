import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Model } from '@/lib/emulator/model/model'
import { modelChanges } from './model-changes'
import { modelFrom, modelText } from './model-data'
import { ModelSourceError, readModelSource } from './model-source'

const usage = `Takes a new service model into the embedded Partner Central.

  npm run model:update -- path/to/partnercentral-selling/2022-07-26/service-2.json

Reads that file and the paginators-1.json beside it, as botocore ships them, writes lib/emulator/model/model.json and says what
changed.`

const target = fileURLToPath(new URL('../lib/emulator/model/model.json', import.meta.url))

/** @returns The exit code. */
function update(source: string | undefined): number {
  if (source === undefined) {
    console.error(usage)
    return 1
  }
  const before: Model = JSON.parse(readFileSync(target, 'utf8'))
  const after = modelFrom(readModelSource(source))
  const changes = modelChanges(before, after)
  writeFileSync(target, modelText(after))
  const shapes = Object.keys(after.shapes).length
  console.info(`${Object.keys(after.operations).length} operations, ${shapes} shapes in ${target}`)
  console.info(changes.length > 0 ? changes.join('\n') : 'Nothing changed')
  return 0
}

try {
  process.exitCode = update(process.argv[2])
} catch (error) {
  if (!(error instanceof ModelSourceError)) throw error
  console.error(error.message)
  process.exitCode = 1
}
