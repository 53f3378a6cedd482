/** `npm run backup -- FOLDER`: copies Tandem's database and the embedded service's, while the product runs. */
import { basename } from 'node:path'
import { env } from '@/lib/env'
import { backUp } from '@/lib/sql/backup/backup'
import { runCommand } from './backup/command'
import { databasesOf } from './backup/databases'

await runCommand('Usage: npm run backup -- FOLDER', async ({ folder }) => {
  const databases = databasesOf(env())
  await backUp(databases, folder)
  return `${folder} holds ${databases.map((each) => basename(each.fileIn(folder))).join(' and ')}.`
})
