import {
  CountryCode,
  Industry,
  type ProspectingInsights,
  type ProspectingResultAws,
  type ProspectingResultCustomer,
} from '@aws-sdk/client-partnercentral-selling'
import type { Chance } from '../chance'
import type { Prospect } from './prospect'

/** One of several, by chance, but the same one for the same customer every time. */
type Pick = <Option>(options: readonly [Option, ...Option[]], what: string) => Option

/** What AWS finds out about a customer. All of it is invented but what the engagement says already. */
export function findings(
  prospect: Prospect,
  chance: Chance,
): Required<globalThis.Pick<ProspectingResultAws, 'Customer' | 'Insights'>> {
  const pick: Pick = (options, what) => {
    const index = Math.floor(chance.fraction(`prospect ${what} ${prospect.company}`) * options.length)
    return options[index] ?? options[0]
  }
  return { Customer: customer(prospect, pick), Insights: insights(pick) }
}

const places: Partial<Record<CountryCode, readonly [geo: string, region: string, subRegion: string]>> = {
  US: ['AMER', 'NAMER', 'US'],
  CA: ['AMER', 'NAMER', 'Canada'],
  BR: ['AMER', 'LATAM', 'Brazil'],
  MX: ['AMER', 'LATAM', 'Mexico'],
  GB: ['EMEA', 'UKI', 'United Kingdom'],
  IE: ['EMEA', 'UKI', 'Ireland'],
  DE: ['EMEA', 'EU Central', 'Germany'],
  FR: ['EMEA', 'EU West', 'France'],
  NL: ['EMEA', 'EU North', 'Benelux'],
  SE: ['EMEA', 'EU North', 'Nordics'],
  ES: ['EMEA', 'EU South', 'Iberia'],
  IT: ['EMEA', 'EU South', 'Italy'],
  JP: ['APJ', 'Japan', 'Japan'],
  IN: ['APJ', 'India', 'India'],
  AU: ['APJ', 'ANZ', 'Australia'],
  SG: ['APJ', 'ASEAN', 'Singapore'],
}

const sizes = {
  Enterprise: '10,000 or more employees',
  Large: '1,000 to 9,999 employees',
  Medium: '250 to 999 employees',
  Small: '20 to 249 employees',
  Micro: 'Fewer than 20 employees',
} as const

type Segment = keyof typeof sizes

const segments: readonly [Segment, ...Segment[]] = ['Large', 'Enterprise', 'Medium', 'Small']

function customer({ company, industry, country, segment }: Prospect, pick: Pick): ProspectingResultCustomer {
  const Country = Object.values(CountryCode).find((code) => code === country)
  const [Geo, Region, SubRegion] = (Country && places[Country]) ?? []
  const Segment = segment && segment in sizes ? (segment as Segment) : pick(segments, 'segment')
  const known = Object.values(Industry).find((name) => name === industry)
  return {
    AccountName: company,
    Geo,
    Region,
    SubRegion,
    Country,
    Industry: known ?? Industry.OTHER,
    Segment,
    CompanySize: sizes[Segment],
    EligiblePrograms: pick(programs, 'programs'),
    PublicProfileSummary: profile(company, known, SubRegion),
  }
}

const programs: readonly [string[], ...string[][]] = [
  ['Greenfield Growth'],
  ['Greenfield Growth', 'Migration Acceleration Program'],
  ['Greenfield Growth', 'ISV Workload Migration'],
]

function profile(company: string, industry: Industry | undefined, place: string | undefined): string {
  const field = industry && industry !== Industry.OTHER ? ` in ${industry}` : ''
  const where = place ? `, with its main market in ${place}` : ''
  return `${company} is a company${field}${where}. It publishes plans to modernize its applications and data.`
}

type Category = readonly [category: string, subCategory: string]

const categories: readonly [Category, ...Category[]] = [
  ['Migration', 'Data center exit'],
  ['Data and Analytics', 'Data lake'],
  ['Machine Learning', 'Generative AI assistants'],
  ['Security', 'Threat detection'],
  ['Application Modernization', 'Containers'],
]

function insights(pick: Pick): ProspectingInsights {
  const levels = ['High', 'Medium', 'Low'] as const
  const [SolutionCategory, SolutionSubCategory] = pick(categories, 'category')
  return {
    MarketplaceEngagementScore: pick(levels, 'marketplace'),
    SolutionScore: pick(levels, 'solution'),
    SolutionCategory,
    SolutionSubCategory,
  }
}
