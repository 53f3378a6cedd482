/*
 * Postal code formats that AWS checks at submission, by country.
 * Source: reference section 5 (ACE data model and the value lists of AWS's CRM integration samples).
 * In a mask `#` is a digit, `@` a letter, `_` a space that may be left out; anything else stands for itself.
 */
const formatsByCountries: readonly (readonly [masks: readonly string[], countries: string])[] = [
  [
    ['#####'],
    `AX BA BT CU DE DO DZ EE EG ES FI FR GT GU HN HR ID IQ IT JO KE KH KR KW LA LK ME MH MM MN MP MX MY MA NA NI NP PE
     PK PR PW RS SD SN SS TD TH TR TW UA UY VI ZM`,
  ],
  [['######'], 'CN CO EC KG KZ NG PA RO SG TJ TM TT VN'],
  [
    ['####'],
    `AF AL AM AT AU BD BG CC CH CV CX CY DK ET GE GL GW HT HU LI LR LU MK MZ NE NF NO NZ PH PY SJ TN ZA`,
  ],
  [['###'], 'FO IS LS MG OM PG'],
  [['#####', '#####-####'], 'US'],
  [['@#@_#@#'], 'CA'],
  [['@#_#@@', '@##_#@@', '@#@_#@@', '@@#_#@@', '@@##_#@@', '@@#@_#@@'], 'GB'],
  [['#####', '#####-###'], 'BR'],
  [['###_###'], 'IN'],
  [['@##_#@#@'], 'IE'],
  [['#######', '###-####'], 'JP'],
  [['####_@@'], 'NL'],
  [['##-###'], 'PL'],
  [['####', '####-###'], 'PT'],
  [['###_##'], 'CZ GR SK'],
  [['###_##', 'S-#####', 'SE-#####'], 'SE'],
  [['#####', '#######'], 'IL'],
  [['####', 'B-####'], 'BE'],
  [['#####-####'], 'SA'],
  [['#####', 'LT-#####'], 'LT'],
  [['###', '####'], 'BH'],
  [['####', '#####'], 'CR MV'],
  [['@@@_####'], 'MT'],
  [['@@ ##', '@@ @@'], 'BM'],
  [['KB####'], 'BN'],
  [['##'], 'JM'],
  [['VC####'], 'VC'],
  [['M###'], 'SZ'],
  [['1101'], 'SV'],
  [['120'], 'VA'],
  [['4789#'], 'SM'],
  [['980##'], 'MC'],
  [['971##'], 'GP'],
  [['972##'], 'MQ'],
  [['973##'], 'GF'],
  [['974##'], 'RE'],
  [['97500'], 'PM'],
  [['976##'], 'YT'],
  [['97133'], 'BL'],
  [['97150'], 'MF'],
  [['986##'], 'WF'],
  [['987##'], 'PF'],
  [['988##'], 'NC'],
  [
    [],
    `AE AG AN AO AW BF BI BJ BO BQ BS BW BZ CF CG CI CK CM CW DJ DM ER FJ GD GH GM GQ GY HK HM KI KM KN LY ML MO MR MW
     NR NU QA RW SB SC SH SL SR ST SY TF TG TK TL TO TV UG VU YE ZW`,
  ],
]

const masksOf: ReadonlyMap<string, readonly string[]> = new Map(
  formatsByCountries.flatMap(([masks, countries]) =>
    countries.split(/\s+/).map((country) => [country, masks] as const),
  ),
)

/** Whether a country has postal codes at all. One that AWS's list does not name counts as having them. */
export function hasPostalCodes(country: string): boolean {
  return masksOf.get(country)?.length !== 0
}

/**
 * Whether AWS takes `text` as a postal code of `country` (ISO code). A country outside AWS's list takes any text of 1 to
 * 20 characters; a country without postal codes takes whatever is there, since nothing is asked for.
 */
export function isPostalCode(country: string, text: string): boolean {
  const masks = masksOf.get(country)
  if (masks === undefined) return text.length > 0 && text.length <= 20
  return masks.length === 0 || masks.some((mask) => patternOf(mask).test(text))
}

/** The formats as AWS writes them: `['99999', '99999-9999']` for US. Empty when AWS asks for no format. */
export function postalFormats(country: string): string[] {
  return (masksOf.get(country) ?? []).flatMap((mask) => {
    const spaced = written(mask)
    return mask.includes('_') ? [spaced, spaced.replace(' ', '')] : [spaced]
  })
}

const symbols: Record<string, string> = { '#': '[0-9]', '@': '[A-Z]', _: ' ?' }

function patternOf(mask: string): RegExp {
  return new RegExp(`^${mask.replace(/[#@_]/g, (symbol) => symbols[symbol] as string)}$`, 'i')
}

/** 9 stands for a digit, unless the mask has digits of its own: then N does. */
function written(mask: string): string {
  const digit = /[0-9]/.test(mask) ? 'N' : '9'
  return mask.replaceAll('#', digit).replaceAll('@', 'A').replace('_', ' ')
}
