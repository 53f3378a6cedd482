import { region } from './access/verify'
import { issue, malformed, notFound } from './errors'
import type { Work } from './operation'

/** What an input may name by id or by ARN, as its ARN says it, and how its ids look. Source: reference, section 3. */
const idPatterns = {
  engagement: 'eng-[0-9a-z]{14}',
  'engagement-invitation': 'engi-[0-9a-z]{13}',
  'engagement-from-opportunity-task': 'task-[0-9a-z]{13}',
  'engagement-by-accepting-invitation-task': 'task-[0-9a-z]{13}',
  'opportunity-from-engagement-task': 'task-[0-9a-z]{13}',
}

type Named = keyof typeof idPatterns

/**
 * The id behind an id or an ARN.
 * @param field Names the input member in a refusal.
 * @throws ServiceError ValidationException for an ARN of another form or of another kind of thing;
 *   ResourceNotFoundException for one of the other catalog, which the caller's catalog does not hold.
 */
export function identified(work: Work, kind: Named, idOrArn: string, field: string): string {
  const { id, catalog } = parsed(kind, idOrArn, field)
  if (catalog !== undefined && catalog !== work.catalog) throw notFound(idOrArn)
  return id
}

/** As `identified`, for a filter: what the other catalog holds is not an error, it matches nothing. */
export function identifiedAll(
  work: Work,
  kind: Named,
  idsOrArns: readonly string[] | undefined,
  field: string,
): string[] | undefined {
  return idsOrArns
    ?.map((idOrArn) => parsed(kind, idOrArn, field))
    .filter(({ catalog }) => catalog === undefined || catalog === work.catalog)
    .map(({ id }) => id)
}

function parsed(kind: Named, idOrArn: string, field: string): { id: string; catalog?: string } {
  if (!idOrArn.startsWith('arn:')) return { id: idOrArn }
  const form = new RegExp(
    `^arn:aws:partnercentral:${region}::catalog/([a-zA-Z]+)/${kind}/(${idPatterns[kind]})$`,
  )
  const [, catalog, id] = form.exec(idOrArn) ?? []
  if (!catalog || !id) {
    throw malformed([issue(field, 'INVALID_STRING_FORMAT', `${field} is not the ARN of an ${kind}`)])
  }
  return { id, catalog }
}
