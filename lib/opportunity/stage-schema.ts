import * as z from 'zod'
import { stages } from './stage'

/** Apart from `stage.ts` so that a page which only names stages does not ship zod. */
export const Stage = z.enum(stages)
export type Stage = z.infer<typeof Stage>
