/** A spreadsheet takes a cell that begins so for a formula; so does one that begins with a tab or a line's end. */
const formulaStart = /^[=+\-@\t\r\n]/

/** A plain number is safe though it begins with a sign. */
const plainNumber = /^[+-]?\d+(\.\d+)?$/

/**
 * Text that a spreadsheet would run as a formula gets an apostrophe in front and so is text: company names and next steps
 * are written by others.
 */
function harmless(value: string): string {
  return formulaStart.test(value) && !plainNumber.test(value) ? `'${value}` : value
}

function cell(value: string): string {
  const safe = harmless(value)
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/**
 * A table as CSV by RFC 4180: lines end with CRLF, the last one too. With a byte order mark, without which Excel reads
 * UTF-8 as something else.
 * @param rows The header first; all of one length. Amounts as decimal strings (`toAmount`), days as `YYYY-MM-DD`.
 */
export function toCsv(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`
}

/** The same table to paste into a spreadsheet: cells apart by tabs, each on one line. */
export function toPaste(rows: readonly (readonly string[])[]): string {
  const line = (row: readonly string[]) => row.map((value) => harmless(value).replace(/[\t\r\n]+/g, ' '))
  return rows.map((row) => line(row).join('\t')).join('\n')
}
