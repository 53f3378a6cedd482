import { type Person, peopleAt, plainLetters } from './people'
import { type Place, phoneAt, pickPlace } from './places'
import { type Random, randomFor } from './random'

/** Which industries our partner sells to, how often, and what companies there call themselves. */
const industries = {
  'Financial Services': {
    share: 13,
    endings: ['Mutual', 'Savings Bank', 'Insurance Group', 'Capital', 'Credit Union', 'Payments'],
  },
  Manufacturing: {
    share: 13,
    endings: ['Industries', 'Components', 'Machine Works', 'Tooling', 'Precision', 'Valves & Fittings'],
  },
  Retail: {
    share: 11,
    endings: ['Outfitters', 'Markets', 'Home & Garden', 'Department Stores', 'Grocers', 'Sports'],
  },
  Healthcare: { share: 10, endings: ['Health', 'Clinics', 'Hospital Trust', 'Care Network', 'Diagnostics'] },
  'Software and Internet': { share: 8, endings: ['Software', 'Labs', 'Systems', 'Cloud', 'Analytics'] },
  'Transportation and Logistics': {
    share: 8,
    endings: ['Logistics', 'Freight Lines', 'Shipping', 'Rail Cargo', 'Couriers'],
  },
  'Energy - Power and Utilities': {
    share: 5,
    endings: ['Power', 'Water & Light', 'Grid Services', 'Renewables'],
  },
  'Media and Entertainment': { share: 5, endings: ['Media', 'Pictures', 'Broadcasting', 'Press'] },
  'Life Sciences': { share: 4, endings: ['Biologics', 'Pharma', 'Genomics', 'Therapeutics'] },
  Education: { share: 4, endings: ['University', 'College', 'Learning Trust', 'Institute of Technology'] },
  'Consumer Goods': { share: 3, endings: ['Foods', 'Brands', 'Household', 'Beverages'] },
  Telecommunications: { share: 3, endings: ['Telecom', 'Fibre', 'Mobile'] },
  'Professional Services': { share: 3, endings: ['Advisory', 'Partners', 'Engineering Consultants'] },
  Automotive: { share: 2, endings: ['Motors', 'Automotive', 'Drive Systems'] },
  Travel: { share: 2, endings: ['Travel', 'Airways', 'Ferries'] },
  Hospitality: { share: 2, endings: ['Hotels', 'Resorts', 'Restaurants'] },
  Agriculture: { share: 2, endings: ['Farms', 'Agri', 'Growers'] },
  'Non-Profit Organization': { share: 1, endings: ['Foundation', 'Relief', 'Trust'] },
  Other: { share: 1, endings: ['Holdings', 'Group'] },
} as const

export type Industry = keyof typeof industries

/** Where AWS's list has no fitting industry. */
const otherIndustries = ['Facilities management', 'Waste and recycling', 'Auction houses']

/** First words of invented companies. */
const roots =
  'Alderbrook Ambervale Arkhollow Ashgrove Averline Balfern Barrowmere Bexmoor Birchlane Blackmere Bluefjord Bracken Brightwater Brindley Calderon Cartwell Castelmar Cedarholt Chalkstone Cinderpeak Clearhaven Cobbleton Copperleaf Coralith Cranemoor Crestholm Dalmarra Deepwell Delmonte-Ruiz Dovetree Driftmark Dunmarrow Eastquay Eldermoss Elmstead Emberfield Everholt Fairmont-Lane Farrowdale Fenwick-Hale Fernhollow Flintmere Foxbarrow Galeforth Garnetson Glasswing Glenharrow Goldcrest Grantham-Ode Greyfell Gullstrand Halcyra Harborlight Hartwick Hazelmoor Heronsway Highmoor Hollinger Ironvale Isenbach Ivoryport Juniperus Kaltenbrunn Kestrelton Kingsferry Kirschwald Lakemont Larkspur Lindenau Lockridge Longacre Lunaris Maplecroft Marisol Marlowe-Finch Meadowgate Merrivale Millrace Mossgate Monteverra Moorgate-Hill Nautilane Netherfield Nordhaven Northlight Oakenshaw Oberhain Ochrefield Oldbridge Orchardson Osterwald Palmetto-Key Pellworth Penhallow Pinecrest Portmeadow Quarrystone Quillon Ravensholm Redwharf Ridgeway-Cole Rivermouth Rookwood Rosenfeld-Marr Rowanberry Saltmarsh Sandringate Seabright Selbourne Silverbirch Skerrymore Solbakken Southmere Sparrowhill Springvale Starnmoor Steinhag Stonebrook Summerlea Sunderholt Swiftwater Talbotton Tamarisk Tanglewood Tarnfield Thistledown Thornbury-Webb Tidewell Timberlake-Roe Torvane Trellisford Umberline Underhill Upwater Valcourt Valemont Verdanza Vesterhavn Violetta Wanderlust Waverly-North Weatherby Westerlund Whitcombe Wildmere Willowbank Windrush Winterbourne Wolfsgrund Woodlark Wrenfield Yarrowdale Yewtree Zephyrine Aldermere Amberly Anselmo Appleby-Marsh Ardenvale Ashcombe Astervale Auburnel Bellweather Benholm Berrywood Birkfell Blythewick Bramblecote Branscomb Brockenau Buckminster-Lee Burlwood Caldecot Camberlane Canterfield Carrowmoor Castlebray Charlwood Cherryholm Claymere Cloverleigh Coldstreamer Corbinal Cottonwell Crossmeadow Culverton Daleham Dapplewood Denholt Dunwick Easterling Edgemont-Ray Elderwick Fallowfield Farnleigh Felsenburg Fernbank Finchwater Fjordholm Foxglove Gablecross Gatehurst Glenmarket Greenhithe Grimsel Hallowmere Hawthorne-Bly Heathcote-Lind Hedgerow Hillmarten Holmwood Inglewater Islehurst Kelbrook Kentmoor Kilnsea Lanternhill Larchmont-Vey Leafield Lindwurm Linnetford Lochmarsh Lowther-Kay Mallowfield Marbury Meremount Millgate Moonraker Mulberrow Nethercott Newbarn Northwold Oakhampton-Bell Oldcastle-Wynn Osprey-Hall Otterbourne Parkhurst-Dene Peartree Peregrin Pikestaff Plumstead-Orr Primrosa Rainsford Redmire Riverbend Rosehill Rushmere Saffronel Sanderling Sedgewick Shorefield Sorrelbank Stanmoor Swanbrook Tansyfield Teasel Threshwood Tolverne Underwood-Pike Vinehall Wakefield-Orton Wetherlam Whinfell Wolverdale Woodruffe Wychbold'.split(
    ' ',
  )

export interface Company {
  number: number
  name: string
  industry: Industry
  otherIndustry?: string
  place: Place
  street: string
  website: string
  domain: string
  /** Monthly cloud spend is in proportion to it: 1 small business, 2 mid-market, 3 enterprise. */
  size: 1 | 2 | 3
}

/** Walks all roots before one comes again, then pairs them, so that names stay apart for tens of thousands. */
function nameOf(number: number, industry: Industry, random: Random): string {
  const round = Math.floor(number / roots.length)
  const root = roots[(number * 67) % roots.length] as string
  const ending = random.pick(industries[industry].endings)
  if (round === 0) return `${root} ${ending}`
  const second = roots[(number * 67 + round * 29) % roots.length] as string
  return round % roots.length === 0 ? `${root} ${ending}` : `${root} & ${second.split('-')[0]} ${ending}`
}

const streets: Record<Place['country']['naming'], readonly string[]> = {
  english: ['Mill Lane', 'Harbour Street', 'Union Street', 'Fourth Avenue', 'Market Square', 'Foundry Road'],
  german: ['Speicherstraße', 'Am Kanal', 'Werkstraße', 'Lindenallee', 'Industrieweg'],
  french: ['rue des Ateliers', 'quai du Port', 'avenue de la Gare', 'rue du Moulin'],
  dutch: ['Havenkade', 'Molenweg', 'Stationsplein', 'Kanaalstraat'],
  spanish: ['Calle del Puerto', 'Avenida de la Industria', 'Calle Mayor', 'Paseo del Río'],
  italian: ['Via del Porto', 'Corso della Stazione', 'Via dei Mulini'],
  nordic: ['Hamngatan', 'Kvarngatan', 'Stationsvägen'],
  polish: ['ul. Portowa', 'ul. Fabryczna', 'ul. Młyńska'],
  portuguese: ['Rua do Porto', 'Avenida da Estação', 'Rua dos Moinhos'],
}

function streetAt(place: Place, random: Random): string {
  const street = random.pick(streets[place.country.naming])
  const number = random.between(2, 180)
  return place.country.naming === 'english' ? `${number} ${street}` : `${street} ${number}`
}

/** The invented company with that number: always the same one for the same `seed`. */
export function companyNumber(number: number, seed: number): Company {
  const random = randomFor(seed, 'company', number)
  const industry = random.weighted(
    Object.fromEntries(Object.entries(industries).map(([name, { share }]) => [name, share])),
  ) as Industry
  const place = pickPlace(random)
  const name = nameOf(number, industry, random)
  const domain = `${plainLetters(name).slice(0, 50)}.example`
  return {
    number,
    name,
    industry,
    ...(industry === 'Other' ? { otherIndustry: random.pick(otherIndustries) } : {}),
    place,
    street: streetAt(place, random),
    website: `https://www.${domain}`,
    domain,
    size: Number(random.weighted({ '1': 35, '2': 45, '3': 20 })) as Company['size'],
  }
}

export interface CompanyContact extends Person {
  Phone: string
}

/** People of the company; the first is the sponsor. Every deal with the company meets the same ones. */
export function contactsOf(company: Company, seed: number): CompanyContact[] {
  const random = randomFor(seed, 'contacts', company.number)
  const { domain, place } = company
  return peopleAt(domain, place.country.naming, random.between(1, 3), random).map((person) => ({
    ...person,
    Phone: phoneAt(place, random),
  }))
}
