/** `npm run restore -- FOLDER [--force]`: puts back what `npm run backup` copied, while the product is stopped. */
import { env } from '@/lib/env'
import { restore } from '@/lib/sql/backup/backup'
import { runCommand } from './backup/command'
import { databasesOf } from './backup/databases'

await runCommand('Usage: npm run restore -- FOLDER [--force]', async ({ folder, force }) => {
  await restore(databasesOf(env()), folder, { force })
  return `Restored from ${folder}. Start Tandem with: npm start`
})
