/** `node scripts/bench/make-records.mjs FOLDER COUNT`: thousands of records for a test, in seconds. See `makeRecords`. */
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true'
const { makeRecords } = await import('./records.mjs')

const [folder, count] = process.argv.slice(2)
if (!folder || !Number(count)) {
  console.error('Name a folder and a number')
  process.exit(1)
}
await makeRecords(folder, Number(count))
