import type { ServiceIssue } from './errors'

/** What AWS's own wording leaves to guess. Its prose is kept; its machine talk is replaced by what to do. */
const wordsByCode: Record<string, string> = {
  REQUIRED_FIELD_MISSING: 'AWS needs an answer here.',
  INVALID_ENUM_VALUE: 'AWS does not know this value. Choose one from the list.',
  INVALID_STRING_FORMAT: 'AWS does not accept this in the form it has.',
  INVALID_VALUE: 'AWS does not accept this value.',
  NOT_ENOUGH_VALUES: 'AWS needs more entries here.',
  TOO_MANY_VALUES: 'AWS takes fewer entries here.',
  VALUE_OUT_OF_RANGE: 'This is beyond what AWS accepts.',
  ACTION_NOT_PERMITTED: 'AWS does not allow this change now.',
}

const machineTalk = /failed to satisfy constraint|validation errors? detected|^[\w.[\]]+ is required$/i

/** `customer.account.awsAccountId is required when …`: tells more than the code, about fields by their API names. */
const namesMembers = /^[a-z]\w*(\.[\w[\]]+)+ is required when /

/** What AWS says of one field, in words for a seller. It may quote what was typed: never for a log. */
export function issueWords({ code, message }: Pick<ServiceIssue, 'code' | 'message'>): string {
  const words = code ? wordsByCode[code] : undefined
  if (!words) return message
  if (namesMembers.test(message)) return `${words} AWS says: “${message}”`
  return machineTalk.test(message) || !message ? words : message
}
