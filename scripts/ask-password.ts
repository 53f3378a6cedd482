import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'

/** Reads one line; from a terminal without showing it. */
async function readHidden(question: string): Promise<string> {
  const terminal = process.stdin.isTTY === true
  if (terminal) process.stderr.write(question)
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  const reader = createInterface({ input: process.stdin, output: nowhere, terminal })
  try {
    for await (const line of reader) return line
    return ''
  } finally {
    reader.close()
    if (terminal) process.stderr.write('\n')
  }
}

/**
 * Asks for a new password, twice when somebody is typing it.
 * @throws Error with a message to print when the two differ.
 */
export async function askPassword(): Promise<string> {
  const password = await readHidden('New password: ')
  if (process.stdin.isTTY && (await readHidden('Again: ')) !== password) {
    throw new Error('The two passwords differ; nothing was changed.')
  }
  return password
}
