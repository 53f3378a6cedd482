/** `1.member` is the second spelling of a list position, counted from one. */
const memberPosition = /\b(\d+)\.member\b/g

function upperFirst(step: string): string {
  return step.charAt(0).toUpperCase() + step.slice(1)
}

/**
 * Our path for any of AWS's spellings of a field: `project.expectedCustomerSpend[0].amount`, `$.project.title`,
 * `/project/title` and `customer.contacts.1.member.email` become `Project.ExpectedCustomerSpend.0.Amount`,
 * `Project.Title` and `Customer.Contacts.0.Email`. Positions count from zero.
 */
export function fieldPath(fieldName: string): string {
  return fieldName
    .trim()
    .replace(memberPosition, (_, position: string) => String(Number(position) - 1))
    .replace(/\[['"]?([^\]'"]+)['"]?\]/g, '.$1')
    .split(/[./]+/)
    .filter((step) => step !== '' && step !== '$')
    .map(upperFirst)
    .join('.')
}

function withoutPositions(path: string): string {
  return path.replace(/\.\d+(?=\.|$)/g, '')
}

/**
 * Where an issue belongs. AWS names the field without list positions and gives those, if at all, in its text
 * (*Value at 'customer.contacts.1.member.email' failed…*), so the text may know better. Empty when neither names one.
 */
export function issuePath(fieldName: string | undefined | null, message: string): string {
  const named = fieldPath(fieldName ?? '')
  const quoted = /\bat '([^']+)'/.exec(message)?.[1]
  const inText = quoted ? fieldPath(quoted) : ''
  if (named === '') return inText
  return withoutPositions(inText) === named ? inText : named
}
