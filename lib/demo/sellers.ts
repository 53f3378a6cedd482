/** The people of the demo partner who own deals. Ana and Marc can sign in; the others only appear as owners. */
export interface Seller {
  FirstName: string
  LastName: string
  Email: string
}

function seller(FirstName: string, LastName: string): Seller {
  return { FirstName, LastName, Email: `${FirstName.toLowerCase()}@tandem.example` }
}

export const ana = seller('Ana', 'Ruiz')

export const sellers: readonly Seller[] = [
  ana,
  seller('Marc', 'Keller'),
  seller('Priya', 'Nair'),
  seller('Jonas', 'Lindqvist'),
  seller('Grace', 'Okafor'),
  seller('Luca', 'Moretti'),
  seller('Hannah', 'Weiss'),
]

/** How many deals of a hundred each of `sellers` has: Ana's morning should be a full one. */
export const dealShares = [26, 8, 18, 14, 13, 11, 10] as const
