/**
 * A process of Tandem's for the tests of backup and restore, as only an ended one surely lets go of its files.
 * `add NAME` adds a user, `emails` prints them, `run` writes all the time until its input ends.
 */
import { env } from '@/lib/env'
import { openServices, type Services } from '@/lib/services'

const password = 'correct horse battery'

async function writeUntilInputEnds({ users }: Services): Promise<void> {
  let isRunning = true
  process.stdin.resume().once('end', () => {
    isRunning = false
  })
  console.info('running')
  for (let disabled = true; isRunning; disabled = !disabled) {
    await users.setDisabled('ana@example.com', disabled)
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
}

const [what, name = ''] = process.argv.slice(2)
const services = await openServices(env())
if (what === 'run') await writeUntilInputEnds(services)
if (what === 'add') await services.users.add({ email: `${name}@example.com`, name, role: 'seller', password })
if (what === 'emails')
  console.info((await services.users.list()).map(({ email }) => email.split('@')[0]).join(' '))
await services.close()
