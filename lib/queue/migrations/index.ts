import type { Migration } from 'kysely'
import { first } from './001-first'
import { submission } from './002-submission'
import { source } from './003-source'

/** Run in the order of their names. A migration that has been released is never edited. */
export const migrations: Record<string, Migration> = {
  '001-first': first,
  '002-submission': submission,
  '003-source': source,
}
