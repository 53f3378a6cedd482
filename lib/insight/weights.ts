import * as z from 'zod'
import type { Catalog } from '@/lib/opportunity/opportunity'
import { Stage } from '@/lib/opportunity/stage-schema'
import type { Setter } from './insights'
import { type InsightSettings, usualPercent, type Weights, weighedStages } from './settings'
import type { InsightDatabase } from './tables'

const Row = z.object({
  stage: Stage,
  percent: z.int().min(0).max(100),
  set_ms: z.coerce.number().pipe(z.int()),
  set_by_name: z.string(),
})

/** The weights as they are set, or as they usually are. @throws ZodError for a row that no version of ours wrote. */
export async function readWeights(
  database: InsightDatabase,
  catalog: Catalog,
): Promise<Pick<InsightSettings, 'weights' | 'weightsSet'>> {
  const stored = await database
    .selectFrom('insight_weight')
    .select(['stage', 'percent', 'set_ms', 'set_by_name'])
    .where('catalog', '=', catalog)
    .execute()
  const rows = stored.map((row) => Row.parse(row))
  const latest = rows.toSorted((a, b) => b.set_ms - a.set_ms)[0]
  return {
    weights: weighedStages.map((stage) => ({
      stage,
      percent: rows.find((row) => row.stage === stage)?.percent ?? usualPercent(stage),
      usual: usualPercent(stage),
    })),
    ...(latest && {
      weightsSet: { by: latest.set_by_name, at: new Date(latest.set_ms).toISOString() },
    }),
  }
}

/** Sets all weights. The usual ones are as if nobody had set any. */
export async function setWeights(
  database: InsightDatabase,
  { catalog, userId, name }: Setter,
  weights: Weights,
  now: Date,
): Promise<void> {
  const isUsual = weighedStages.every((stage) => weights[stage] === usualPercent(stage))
  const rows = weighedStages.map((stage) => ({
    catalog,
    stage,
    percent: weights[stage],
    set_ms: now.getTime(),
    set_by_id: userId,
    set_by_name: name,
  }))
  await database.transaction().execute(async (transaction) => {
    await transaction.deleteFrom('insight_weight').where('catalog', '=', catalog).execute()
    if (!isUsual) await transaction.insertInto('insight_weight').values(rows).execute()
  })
}
