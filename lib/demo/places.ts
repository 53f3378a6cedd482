import type { Random } from './random'

/** A city with a postal code that AWS's format check for its country accepts (reference section 5). */
interface City {
  city: string
  postalCode: string
  /** Only where AWS asks for it or people write it. */
  region?: string
  dial: string
}

export type Naming =
  | 'english'
  | 'german'
  | 'french'
  | 'dutch'
  | 'spanish'
  | 'italian'
  | 'nordic'
  | 'polish'
  | 'portuguese'

export interface Country {
  code: string
  currency: 'USD' | 'EUR'
  naming: Naming
  share: number
  cities: readonly City[]
}

function city(city: string, postalCode: string, dial: string, region?: string): City {
  return { city, postalCode, dial, ...(region ? { region } : {}) }
}

export const countries: readonly Country[] = [
  {
    code: 'US',
    currency: 'USD',
    naming: 'english',
    share: 40,
    cities: [
      city('Seattle', '98109', '+1206', 'Washington'),
      city('Austin', '78701', '+1512', 'Texas'),
      city('Houston', '77002', '+1713', 'Texas'),
      city('Chicago', '60606', '+1312', 'Illinois'),
      city('Boston', '02110', '+1617', 'Massachusetts'),
      city('Denver', '80202', '+1303', 'Colorado'),
      city('Atlanta', '30308', '+1404', 'Georgia'),
      city('Columbus', '43215', '+1614', 'Ohio'),
      city('Charlotte', '28202', '+1704', 'North Carolina'),
      city('Minneapolis', '55402', '+1612', 'Minnesota'),
      city('Portland', '97204', '+1503', 'Oregon'),
      city('San Diego', '92101', '+1619', 'California'),
      city('Sacramento', '95814', '+1916', 'California'),
      city('Pittsburgh', '15222', '+1412', 'Pennsylvania'),
      city('Nashville', '37203', '+1615', 'Tennessee'),
      city('Phoenix', '85004', '+1602', 'Arizona'),
      city('Rochester', '14604', '+1585', 'New York'),
      city('Tampa', '33602', '+1813', 'Florida'),
    ],
  },
  {
    code: 'DE',
    currency: 'EUR',
    naming: 'german',
    share: 12,
    cities: [
      city('Hamburg', '20457', '+4940'),
      city('München', '80331', '+4989'),
      city('Köln', '50667', '+49221'),
      city('Stuttgart', '70173', '+49711'),
      city('Leipzig', '04109', '+49341'),
      city('Bremen', '28195', '+49421'),
    ],
  },
  {
    code: 'GB',
    currency: 'USD',
    naming: 'english',
    share: 9,
    cities: [
      city('London', 'EC2A 4NE', '+4420'),
      city('Manchester', 'M1 4BT', '+44161'),
      city('Bristol', 'BS1 6QH', '+44117'),
      city('Edinburgh', 'EH3 9DR', '+44131'),
      city('Leeds', 'LS1 4AP', '+44113'),
    ],
  },
  {
    code: 'FR',
    currency: 'EUR',
    naming: 'french',
    share: 8,
    cities: [
      city('Paris', '75009', '+331'),
      city('Lyon', '69003', '+334'),
      city('Nantes', '44000', '+332'),
      city('Toulouse', '31000', '+335'),
      city('Lille', '59800', '+333'),
    ],
  },
  {
    code: 'ES',
    currency: 'EUR',
    naming: 'spanish',
    share: 7,
    cities: [
      city('Madrid', '28013', '+3491'),
      city('Barcelona', '08018', '+3493'),
      city('Valencia', '46002', '+3496'),
      city('Bilbao', '48001', '+3494'),
    ],
  },
  {
    code: 'NL',
    currency: 'EUR',
    naming: 'dutch',
    share: 5,
    cities: [
      city('Amsterdam', '1017 BZ', '+3120'),
      city('Rotterdam', '3011 AD', '+3110'),
      city('Utrecht', '3511 LX', '+3130'),
      city('Eindhoven', '5611 GD', '+3140'),
    ],
  },
  {
    code: 'IT',
    currency: 'EUR',
    naming: 'italian',
    share: 4,
    cities: [
      city('Milano', '20121', '+3902'),
      city('Torino', '10121', '+39011'),
      city('Bologna', '40121', '+39051'),
    ],
  },
  {
    code: 'SE',
    currency: 'EUR',
    naming: 'nordic',
    share: 3,
    cities: [city('Stockholm', '111 22', '+468'), city('Göteborg', '411 06', '+4631')],
  },
  {
    code: 'PL',
    currency: 'EUR',
    naming: 'polish',
    share: 3,
    cities: [city('Warszawa', '00-124', '+4822'), city('Wrocław', '50-078', '+4871')],
  },
  {
    code: 'PT',
    currency: 'EUR',
    naming: 'portuguese',
    share: 2,
    cities: [city('Lisboa', '1200-195', '+35121'), city('Porto', '4050-297', '+35122')],
  },
  {
    code: 'CA',
    currency: 'USD',
    naming: 'english',
    share: 4,
    cities: [
      city('Toronto', 'M5V 2T6', '+1416', 'Ontario'),
      city('Calgary', 'T2P 1J9', '+1403', 'Alberta'),
      city('Halifax', 'B3J 3K5', '+1902', 'Nova Scotia'),
    ],
  },
  {
    code: 'AU',
    currency: 'USD',
    naming: 'english',
    share: 3,
    cities: [
      city('Sydney', '2000', '+612', 'New South Wales'),
      city('Melbourne', '3000', '+613', 'Victoria'),
      city('Brisbane', '4000', '+617', 'Queensland'),
    ],
  },
]

export interface Place extends City {
  country: Country
}

export function pickPlace(random: Random): Place {
  const code = random.weighted(Object.fromEntries(countries.map(({ code, share }) => [code, share])))
  const country = countries.find((each) => each.code === code) as Country
  return { ...random.pick(country.cities), country }
}

/** An invented number in the place's area: E.164, with 555 where North America keeps numbers free for fiction. */
export function phoneAt(place: Place, random: Random): string {
  const line = String(random.between(100, 199)).padStart(4, '0')
  return place.dial.startsWith('+1')
    ? `${place.dial}555${line}`
    : `${place.dial}${random.between(550, 559)}${line}`
}
