import { openUsers } from '@/lib/auth/users'
import { env } from '@/lib/env'
import { openDatabase } from '@/lib/sql/open-database'
import { askPassword } from './ask-password'
import { runUserCommand } from './user-command'

const { database: location, demo } = env()
const database = openDatabase(location)
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
