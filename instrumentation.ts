/** Next calls this once per server process, before the first request. */
export async function register(): Promise<void> {
  // Next replaces the variable at build time, which keeps Node's modules out of the edge bundle.
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { start } = await import('./lib/start')
  await start()
}
