/*
 * The process that kill-rounds.ts kills: the embedded service behind HTTP, on the file named in its only argument.
 */
import { openEmulator } from '../lib/emulator/emulator'
import { testCredentials } from '../lib/emulator/test-emulator'
import { listen } from '../lib/emulator/transport/http-server'

const file = process.argv[2]
if (!file) throw new Error('Name a database file')
const emulator = await openEmulator({ file, credentials: testCredentials, quota: 'off', review: 'off' })
const { url } = await listen(emulator)
process.stdout.write(`${url}\n`)
