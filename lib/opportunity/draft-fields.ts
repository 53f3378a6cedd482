import * as z from 'zod'
import { amountFromText } from './amount-text'
import { isPlainDate } from './plain-date'

/*
 * The kinds of answer a form takes. An empty answer is `''`; kinds named `optional…` allow it. Whatever tidies what was
 * typed does so once and for all: tidied text passes unchanged, because the server parses what the browser has parsed.
 */

function short(schema: z.ZodString, max: number): z.ZodString {
  return schema.max(max, `Keep this to ${max.toLocaleString('en')} characters`)
}

export function optionalText(max: number): z.ZodString {
  return short(z.string().trim(), max)
}

/** @param ask What to do about an empty field: "Enter the company's name". */
export function requiredText(max: number, ask: string): z.ZodString {
  return short(z.string().trim().min(1, ask), max)
}

/** Text that is either left out or fits `pattern`, after `tidy`. */
export function optionalPattern(
  pattern: RegExp,
  message: string,
  tidy: (text: string) => string = (text) => text,
): z.ZodString {
  return z
    .string()
    .overwrite((text) => tidy(text.trim()))
    .refine((text) => text === '' || pattern.test(text), message)
}

export function optionalChoice<const T extends string>(values: readonly T[]) {
  return z.enum(['', ...values], 'Choose one from the list')
}

/** @param ask What to do about an empty field: "Choose an industry". */
export function requiredChoice<const T extends string>(values: readonly T[], ask: string) {
  return z.enum(values, ask)
}

export function choices<const T extends string>(values: readonly T[]) {
  return z.array(z.enum(values, 'Choose from the list'))
}

export function optionalDate() {
  return z
    .string()
    .refine((text) => text === '' || isPlainDate(text), 'Enter a date that exists, such as 2027-03-31')
}

export function requiredDate(ask: string) {
  return z
    .string()
    .min(1, ask)
    .refine((text) => text === '' || isPlainDate(text), 'Enter a date that exists, such as 2027-03-31')
}

/** A decimal amount, at most two decimals, as the model's `Amount`. `12,500` and `€12 500` are understood. */
export function optionalAmount() {
  return optionalPattern(
    /^(0|[1-9][0-9]{0,30})(\.[0-9]{0,2})?$/,
    'Enter an amount such as 12500 or 12,500.50',
    amountFromText,
  )
}

/** A phone number as E.164. Spaces, dashes and brackets are taken out, a leading 00 becomes the plus. */
export function optionalPhone() {
  return optionalPattern(
    /^\+[1-9]\d{1,14}$/,
    'Start with + and the country code, such as +49 30 1234567',
    (text) => text.replace(/[\s().\-/]/g, '').replace(/^00/, '+'),
  )
}

/** The model's pattern for email addresses: lower case, one dot-separated host. */
const email =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]*[a-z0-9])?$/

export function requiredEmail(ask: string) {
  return short(z.string().trim().toLowerCase().min(1, ask), 80).regex(
    email,
    'Enter an email address such as name@company.com',
  )
}

/** An optional scheme, a host with a dot, an optional path. Source: the shape the ACE data model gives (reference C9). */
const website = /^(https?:\/\/)?([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}(:\d+)?([/?#]\S*)?$/i

export function optionalWebsite() {
  return short(z.string().trim(), 255).refine(
    (text) => text === '' || website.test(text),
    'Enter a web address such as www.company.com',
  )
}
