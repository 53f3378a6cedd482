/** Words that say what kind of company it is, not which. */
const legalForms = new Set(
  'ab ag as bv co company corp corporation gmbh group holding holdings inc incorporated kg limited llc llp ltd nv oy plc pty sa sarl sas se spa srl'.split(
    ' ',
  ),
)

/**
 * A company's name as duplicates are told by: lower case, without accents, punctuation and legal form.
 * `"Müller & Söhne GmbH"` becomes `"muller sohne"`.
 */
export function companyKey(name: string | null | undefined): string {
  const words = (name ?? '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
  const telling = words.filter((word) => !legalForms.has(word))
  return (telling.length > 0 ? telling : words).join(' ')
}
