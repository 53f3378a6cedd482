import { bodyTooLarge } from '../errors'

/** Far above the largest record the model allows (about 60 KB), far below what would hurt. */
const bodyLimitBytes = 1024 * 1024

/**
 * Reads a body without ever holding more than the limit: a declared length is believed only to refuse early.
 * @throws ServiceError RequestEntityTooLargeException
 */
export async function readBody(
  declaredLength: string | null | undefined,
  chunks: AsyncIterable<Uint8Array> | null,
): Promise<Buffer> {
  if (Number(declaredLength ?? 0) > bodyLimitBytes) throw bodyTooLarge(bodyLimitBytes)
  const read: Uint8Array[] = []
  let size = 0
  for await (const chunk of chunks ?? []) {
    size += chunk.byteLength
    // Leaving the loop cancels the stream, so the rest is never taken from the socket.
    if (size > bodyLimitBytes) throw bodyTooLarge(bodyLimitBytes)
    read.push(chunk)
  }
  return read.length === 1 ? asBuffer(read[0] as Uint8Array) : Buffer.concat(read, size)
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
