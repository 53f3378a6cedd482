/** Making a formatter costs more than a hundred uses of it, and a board formats hundreds of amounts. */
export function rememberedFormat<Format, Style extends string>(
  make: (locale: string, style: Style) => Format,
): (locale: string, style: Style) => Format {
  const made = new Map<string, Format>()
  return (locale, style) => {
    const key = `${locale} ${style}`
    const known = made.get(key) ?? make(locale, style)
    made.set(key, known)
    return known
  }
}
