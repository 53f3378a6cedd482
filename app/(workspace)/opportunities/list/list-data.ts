import type { ListPage } from '@/lib/mirror/mirror'
import type { PlainDate } from '@/lib/opportunity/plain-date'

/** One page of the list as one view shows it. */
export interface ListData extends ListPage {
  /** The page it is: the last one, where the address names one behind it. From 1. */
  page: number
  /** The day, in UTC, that ages are counted to. */
  today: PlainDate
}
