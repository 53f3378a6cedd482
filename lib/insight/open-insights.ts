import type { Kysely } from 'kysely'
import type { Mirror } from '@/lib/mirror/mirror'
import type { Catalog } from '@/lib/opportunity/opportunity'
import { type PlainDate, plainDateOf } from '@/lib/opportunity/plain-date'
import { lostReasons, valueByOrigin } from '@/lib/pipeline/breakdowns'
import { conversionOf } from '@/lib/pipeline/conversion'
import { forecastOf } from '@/lib/pipeline/forecast'
import { reviewFigures } from '@/lib/pipeline/review-figures'
import { migrate } from '@/lib/sql/migrate'
import { type InsightFigures, toldIn } from './figures'
import type { InsightQuery, Insights } from './insights'
import { migrations } from './migrations'
import { readRates, setRate, withdrawRate } from './rates'
import { type InsightSettings, rateTable, reportingCurrencies } from './settings'
import type { InsightDatabase } from './tables'
import { readWeights, setWeights } from './weights'

interface Room {
  database: InsightDatabase
  mirror: Mirror
  clock: () => Date
}

async function settingsOf({ database }: Room, catalog: Catalog): Promise<InsightSettings> {
  return { rates: await readRates(database, catalog), ...(await readWeights(database, catalog)) }
}

function beginning(day: PlainDate | undefined): Date | undefined {
  return day === undefined ? undefined : new Date(`${day}T00:00:00Z`)
}

async function figuresOf(
  { mirror, clock }: Room,
  catalog: Catalog,
  { filter, since: day }: InsightQuery,
  weights: InsightSettings['weights'],
): Promise<InsightFigures> {
  const parts = await mirror.insightParts(catalog, filter, beginning(day))
  const percents = Object.fromEntries(weights.map(({ stage, percent }) => [stage, percent]))
  const today = plainDateOf(clock())
  return {
    today,
    asOf: parts.asOf,
    ...(day !== undefined && { since: day }),
    historySince: parts.historySince,
    forecast: forecastOf(parts.forecast, percents, today),
    hygiene: parts.hygiene,
    origins: valueByOrigin(parts.origins),
    conversion: conversionOf(parts.stays),
    reviews: reviewFigures(parts.rounds),
    lost: lostReasons(parts.lost),
  }
}

/** Opens the room in Tandem's database and brings its tables up to date. @param clock Decides what day it is. */
export async function openInsights<Tables>(
  shared: Kysely<Tables>,
  { mirror, clock = () => new Date() }: { mirror: Mirror; clock?: () => Date },
): Promise<Insights> {
  await migrate(shared, 'insight', migrations)
  const database = shared as unknown as InsightDatabase
  const room = { database, mirror, clock }
  return {
    async read(catalog, query) {
      const settings = await settingsOf(room, catalog)
      const figures = await figuresOf(room, catalog, query, settings.weights)
      const { currency } = query
      const isKnown = currency !== undefined && reportingCurrencies(settings).includes(currency)
      return { settings, figures: isKnown ? toldIn(figures, rateTable(settings, currency)) : figures }
    },
    setRate: (by, rate) => setRate(database, by, rate, clock()),
    withdrawRate: (by, id) => withdrawRate(database, by, id, clock()),
    setWeights: (by, weights) => setWeights(database, by, weights, clock()),
  }
}
