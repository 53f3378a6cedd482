import { openUsers } from '@/lib/auth/users'
import { env } from '@/lib/env'
import { openSqlite } from '@/lib/sql/sqlite'
import { askPassword } from './ask-password'
import { runUserCommand } from './user-command'

const { databaseFile, demo } = env()
const database = openSqlite(databaseFile)
try {
  process.exitCode = await runUserCommand(process.argv.slice(2), {
    users: await openUsers(database, { demo }),
    askPassword,
    say: (line) => console.info(line),
  })
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  await database.destroy()
}
