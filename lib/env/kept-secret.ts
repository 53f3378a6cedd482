import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import * as z from 'zod'

const shapes = {
  'access key': z.object({ accessKeyId: z.string().min(3), secretAccessKey: z.string().min(8) }),
  secret: z.object({ secret: z.string().min(16) }),
}
type Shapes = typeof shapes
export type SecretKind = keyof Shapes
export type SecretOf<K extends SecretKind> = z.infer<Shapes[K]>

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

function draw(kind: SecretKind): unknown {
  if (kind === 'secret') return { secret: randomBytes(32).toString('base64url') }
  const id = Array.from(randomBytes(16), (byte) => letters[byte % letters.length]).join('')
  return { accessKeyId: `AKIA${id}`, secretAccessKey: randomBytes(30).toString('base64url') }
}

/** Written aside and then linked, so that of two processes starting at once both read the same whole file. */
function writeOnce(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const aside = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`
  writeFileSync(aside, text, { mode: 0o600, flag: 'wx' })
  try {
    linkSync(aside, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    unlinkSync(aside)
  }
}

/**
 * The secret kept in `file`, drawn at random when there is none yet. Only the file's owner may read it (mode 0600).
 * @throws An error that names the file when it does not hold a secret of this kind.
 */
export function keptSecret<K extends SecretKind>(file: string, kind: K): SecretOf<K> {
  if (!existsSync(file)) writeOnce(file, `${JSON.stringify(draw(kind), null, 2)}\n`)
  chmodSync(file, 0o600)
  const text = readFileSync(file, 'utf8')
  try {
    return shapes[kind].parse(JSON.parse(text)) as SecretOf<K>
  } catch {
    throw new UnreadableSecretError(file, kind)
  }
}

/** Carries no cause: a parse error would quote the file. */
export class UnreadableSecretError extends Error {
  constructor(file: string, kind: string) {
    super(`${file} does not hold a usable ${kind}; delete it to have a new one made`)
    this.name = 'UnreadableSecretError'
  }
}
