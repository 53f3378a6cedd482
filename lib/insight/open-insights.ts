import type { Kysely } from 'kysely'
import type { Mirror } from '@/lib/mirror/mirror'
import { rememberLast } from '@/lib/mirror/remember-last'
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

interface Asked {
  catalog: Catalog
  query: Pick<InsightQuery, 'filter' | 'since'>
  weights: InsightSettings['weights']
  today: PlainDate
  asOf: string | null
}

function beginning(day: PlainDate | undefined): Date | undefined {
  return day === undefined ? undefined : new Date(`${day}T00:00:00Z`)
}

async function figuresOf(
  mirror: Mirror,
  { catalog, query: { filter, since: day }, weights, today, asOf }: Asked,
): Promise<Omit<InsightFigures, 'origins'>> {
  const since = beginning(day)
  const percents = Object.fromEntries(weights.map(({ stage, percent }) => [stage, percent]))
  return {
    today,
    asOf,
    ...(day !== undefined && { since: day }),
    historySince: await mirror.historySince(catalog),
    forecast: forecastOf(await mirror.forecastParts(catalog, filter), percents, today),
    hygiene: await mirror.ownersHygiene(catalog, filter),
    conversion: conversionOf(await mirror.stageStays(catalog, { filter, ...(since && { since }) })),
    reviews: reviewFigures(await mirror.reviewRounds(catalog, filter, since)),
    lost: lostReasons(await mirror.lostParts(catalog, filter, since)),
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
  // Screens ask again and again, and several people look at the same.
  const remembered = rememberLast<Omit<InsightFigures, 'origins'>>(8)
  return {
    async read(catalog, query) {
      const settings = await settingsOf(room, catalog)
      const { filter, since } = query
      const asked: Asked = {
        catalog,
        query: { filter, since },
        weights: settings.weights,
        today: plainDateOf(clock()),
        asOf: await mirror.asOf(catalog),
      }
      const key = JSON.stringify([asked, await mirror.revision(catalog)])
      // AWS's word on origins comes in without a revision, so it is read each time.
      const origins = valueByOrigin(await mirror.originParts(catalog, filter, beginning(since)))
      const figures = { ...(await remembered(key, () => figuresOf(mirror, asked))), origins }
      const { currency } = query
      const isKnown = currency !== undefined && reportingCurrencies(settings).includes(currency)
      return { settings, figures: isKnown ? toldIn(figures, rateTable(settings, currency)) : figures }
    },
    setRate: (by, rate) => setRate(database, by, rate, clock()),
    withdrawRate: (by, id) => withdrawRate(database, by, id, clock()),
    setWeights: (by, weights) => setWeights(database, by, weights, clock()),
  }
}
