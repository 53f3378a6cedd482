import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { describeForm, sectionsOf } from './field-spec'
import { fields } from './fields'
import { judged } from './judge'

function described(schema: z.ZodType) {
  const [spec] = describeForm(z.strictObject({ Answer: schema }))
  return spec
}

const meta = { label: 'Answer', section: 'One' }

describe('describeForm', () => {
  test('names nested members by their dotted path, in the order of the schema', () => {
    const form = z.strictObject({
      Project: z.strictObject({
        Title: z.string().register(fields, { label: 'Title', section: 'Project' }),
        Notes: z.string().register(fields, { label: 'Notes', section: 'Project' }),
      }),
      Kind: z.string().register(fields, { label: 'Kind', section: 'Other' }),
    })
    expect(describeForm(form).map(({ path }) => path)).toEqual(['Project.Title', 'Project.Notes', 'Kind'])
  })

  test('a text has its limits, and is required when it refuses to be empty', () => {
    const spec = described(z.string().trim().min(20).max(2000).register(fields, meta))
    expect(spec).toMatchObject({ control: 'text', required: true, minLength: 20, maxLength: 2000, empty: '' })
    expect(described(z.string().max(80).register(fields, meta))).toMatchObject({ required: false })
  })

  test('a condition can make a field required that its schema lets be empty', () => {
    expect(described(z.string().register(fields, { ...meta, required: true }))?.required).toBe(true)
  })

  test('a short enumeration is a select, a long one a combobox', () => {
    const many = Array.from({ length: 13 }, (_, i) => `Value ${i}`)
    expect(described(z.enum(['A', 'B']).register(fields, meta))).toMatchObject({
      control: 'select',
      required: true,
      options: [
        { value: 'A', label: 'A' },
        { value: 'B', label: 'B' },
      ],
    })
    expect(described(z.enum(many).register(fields, meta))?.control).toBe('combobox')
  })

  test('an empty member of an enumeration is no answer, not a choice', () => {
    const spec = described(z.enum(['', 'Yes', 'No']).register(fields, meta))
    expect(spec?.required).toBe(false)
    expect(spec?.options?.map(({ value }) => value)).toEqual(['Yes', 'No'])
  })

  test('a choice can have words of its own', () => {
    const spec = described(
      z.enum(['*Other']).register(fields, { ...meta, optionLabel: (value) => value.slice(1) }),
    )
    expect(spec?.options).toEqual([{ value: '*Other', label: 'Other' }])
  })

  test('a list of choices is a multi-select', () => {
    const spec = described(z.array(z.enum(['A', 'B'])).register(fields, meta))
    expect(spec).toMatchObject({ control: 'multi-select', required: false, empty: [] })
  })

  test('a list of objects is a group, its fields named from the item on', () => {
    const item = z.strictObject({ Email: z.string().min(1).register(fields, { label: 'Email' }) })
    const spec = described(
      z
        .array(item)
        .max(10)
        .register(fields, { ...meta, item: { noun: 'contact', blank: { Email: '' } } }),
    )
    expect(spec).toMatchObject({
      control: 'group',
      maxItems: 10,
      itemNoun: 'contact',
      itemBlank: { Email: '' },
      item: [{ path: 'Email', label: 'Email', section: 'One', required: true }],
    })
  })

  test.each([
    ['optional', (inner: z.ZodString) => inner.optional()],
    ['nullable', (inner: z.ZodString) => inner.nullable()],
    ['default', (inner: z.ZodString) => inner.default('')],
    ['readonly', (inner: z.ZodString) => inner.readonly()],
    ['transform', (inner: z.ZodString) => inner.transform((text) => text.length)],
    ['preprocess', (inner: z.ZodString) => z.preprocess((value) => value, inner)],
  ])('finds the label under %s', (_kind, wrap) => {
    expect(described(wrap(z.string().register(fields, meta)))?.label).toBe('Answer')
  })

  test('describes a judged form like the form it judges', () => {
    const form = z.strictObject({ Answer: z.string().max(5).register(fields, meta) })
    expect(describeForm(judged(form, { rules: [] }))).toEqual(describeForm(form))
  })

  test('an amount knows where its currency is', () => {
    const spend = z.strictObject({
      Amount: z.string().register(fields, { ...meta, control: 'money', currency: 'Currency' }),
      Currency: z.enum(['USD', 'EUR']).register(fields, meta),
    })
    const [amount] = describeForm(z.strictObject({ Value: spend }))
    expect(amount).toMatchObject({ path: 'Value.Amount', currencyPath: 'Value.Currency' })
  })

  test('a condition becomes a question, with the paths it reads', () => {
    const spec = described(
      z.string().register(fields, { ...meta, visibleWhen: { path: 'Industry', oneOf: ['Other'] } }),
    )
    expect(spec?.dependsOn).toEqual(['Industry'])
    expect(spec?.visibleWhen?.({ Industry: 'Other' })).toBe(true)
    expect(spec?.visibleWhen?.({ Industry: 'Retail' })).toBe(false)
  })

  test.each([
    ['a number', z.number()],
    ['a union', z.union([z.string(), z.number()])],
    ['a record', z.record(z.string(), z.string())],
    ['a list of numbers', z.array(z.number())],
  ])('refuses %s by its path, rather than drawing a text box', (_kind, schema) => {
    const inner = (schema as z.ZodType).register(fields, meta)
    expect(() => describeForm(z.strictObject({ Outer: z.strictObject({ Answer: inner }) }))).toThrow(
      'Outer.Answer',
    )
  })

  test('refuses a field without a label by its path', () => {
    expect(() => describeForm(z.strictObject({ Answer: z.string() }))).toThrow('Answer: not registered')
  })
})

test('sections come in the order they first appear, fields in theirs unless told otherwise', () => {
  const field = (section: string, order?: number) =>
    z.string().register(fields, { label: section, section, ...(order === undefined ? {} : { order }) })
  const form = z.strictObject({
    a: field('Plan', 1),
    b: field('Customer'),
    c: field('Plan'),
    d: field('Plan', -1),
  })
  expect(
    sectionsOf(describeForm(form)).map(({ title, fields }) => [title, fields.map(({ path }) => path)]),
  ).toEqual([
    ['Plan', ['d', 'c', 'a']],
    ['Customer', ['b']],
  ])
})
