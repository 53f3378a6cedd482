import { readFileSync } from 'node:fs'
import * as z from 'zod'

const Manifest = z.object({
  node: z.record(
    z.string(),
    z.object({ exportedName: z.string().optional(), filename: z.string().optional() }),
  ),
})

/** By which id the built app takes calls of an action: what its pages send as `next-action`. */
export function actionId(name: string): string {
  const file = '.next/server/server-reference-manifest.json'
  const { node } = Manifest.parse(JSON.parse(readFileSync(file, 'utf8')))
  const found = Object.entries(node).find(([, action]) => action.exportedName === name)
  if (!found) throw new Error(`The build has no action ${name}`)
  return found[0]
}
