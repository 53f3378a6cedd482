/** The embedded service alone, on a file of the bench. Started by `startPartnerCentral`. */
import { importTypeScript } from '../typescript.mjs'

process.once('message', async ({ file, accessKey }) => {
  const { openEmulator } = await importTypeScript('lib/emulator/emulator.ts')
  const { listen } = await importTypeScript('lib/emulator/http-server.ts')
  const emulator = await openEmulator({ file, credentials: accessKey, quota: 'off', review: 'off' })
  const { url } = await listen(emulator)
  process.send(Number(new URL(url).port))
})
process.once('disconnect', () => process.exit())
