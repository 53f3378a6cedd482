import type { Migration } from 'kysely'
import { first } from './001-first'

/** Run in the order of their names. A migration that has been released is never edited. */
export const migrations: Record<string, Migration> = { '001-first': first }
