import * as z from 'zod'
import { isPlainDate } from './plain-date'

/** Apart from `plain-date.ts` so that a page which only compares days does not ship zod. */
export const PlainDate = z.string().refine(isPlainDate, 'Enter a date as YYYY-MM-DD')
