/**
 * Reads a request's body, and no more of it than it may have.
 * @returns undefined for one that is longer.
 */
export async function readText(request: Request, longestBytes: number): Promise<string | undefined> {
  if (Number(request.headers.get('content-length') ?? 0) > longestBytes) return undefined
  const chunks: Uint8Array[] = []
  let bytes = 0
  const reader = request.body?.getReader()
  for (;;) {
    const { value, done } = (await reader?.read()) ?? { value: undefined, done: true }
    if (done || !value) return new TextDecoder().decode(Buffer.concat(chunks))
    bytes += value.byteLength
    if (bytes > longestBytes) {
      await reader?.cancel()
      return undefined
    }
    chunks.push(value)
  }
}
