import { fileURLToPath } from 'node:url'
import { createJiti } from 'jiti'

/** The folder that holds package.json, without a trailing slash. */
export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '')

const jiti = createJiti(import.meta.url, {
  alias: { '@': root, 'server-only': `${root}/scripts/empty.ts` },
  interopDefault: false,
})

/** Imports a TypeScript module of ours by its path from the root: Node 20 runs none by itself. */
export function importTypeScript(path) {
  return jiti.import(`${root}/${path}`)
}
