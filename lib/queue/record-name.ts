/** Begins the name by which a record goes until AWS has made it and given it one. */
export const unmade = 'new:'

/** The name of the record that this write is to make. */
export function recordIdToBe(writeId: string): string {
  return `${unmade}${writeId}`
}

/** Whether AWS has yet to make the record, as far as its name tells. */
export function isUnmade(recordId: string): boolean {
  return recordId.startsWith(unmade)
}

/** The write that makes the record of this name. */
export function creationOf(recordId: string): string {
  return recordId.slice(unmade.length)
}
