import type { Migration } from 'kysely'
import { first } from './001-first'
import { changes } from './002-changes'
import { timesSentBack } from './003-times-sent-back'
import { source } from './004-source'
import { pending } from './005-pending'
import { history } from './006-history'
import { sync } from './007-sync'
import { filters } from './008-filters'
import { lists } from './009-lists'
import { meetings } from './010-meetings'
import { totals } from './011-totals'
import { readers } from './012-readers'
import { search } from './013-search'
import { overdue } from './014-overdue'

/** Run in the order of their names. A migration that has been released is never edited. */
export const migrations: Record<string, Migration> = {
  '001-first': first,
  '002-changes': changes,
  '003-times-sent-back': timesSentBack,
  '004-source': source,
  '005-pending': pending,
  '006-history': history,
  '007-sync': sync,
  '008-filters': filters,
  '009-lists': lists,
  '010-meetings': meetings,
  '011-totals': totals,
  '012-readers': readers,
  '013-search': search,
  '014-overdue': overdue,
}
