import { bodyTooLarge } from './errors'

/** Far above the largest record the model allows (about 60 KB), far below what would hurt. */
export const bodyLimitBytes = 1024 * 1024

/**
 * Reads a body without ever holding more than the limit: a declared length is believed only to refuse early.
 * @throws ServiceError RequestEntityTooLargeException
 */
export async function readBody(request: Request): Promise<Buffer> {
  const declared = request.headers.get('content-length')
  if (declared !== null && Number(declared) > bodyLimitBytes) throw bodyTooLarge(bodyLimitBytes)
  if (!request.body) return Buffer.alloc(0)
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength
    // Leaving the loop cancels the stream, so the rest is never taken from the socket.
    if (size > bodyLimitBytes) throw bodyTooLarge(bodyLimitBytes)
    chunks.push(chunk)
  }
  return chunks.length === 1 ? asBuffer(chunks[0] as Uint8Array) : Buffer.concat(chunks, size)
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
