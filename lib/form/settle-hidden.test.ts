import { expect, test } from 'vitest'
import * as z from 'zod'
import { describeForm } from './field-spec'
import { fields } from './fields'
import { settleHidden } from './settle-hidden'

const text = (visibleWhen?: { path: string; oneOf: string[] }) =>
  z.string().register(fields, { label: 'Text', section: 'One', ...(visibleWhen ? { visibleWhen } : {}) })

const specs = describeForm(
  z.strictObject({
    Industry: text(),
    OtherIndustry: text({ path: 'Industry', oneOf: ['Other'] }),
    Source: text(),
    Funded: text({ path: 'Source', oneOf: ['Marketing'] }),
    Topics: z
      .array(z.enum(['A', 'B']))
      .register(fields, { label: 'Topics', section: 'One', visibleWhen: { path: 'Funded', oneOf: ['Yes'] } }),
    Spend: z
      .array(z.strictObject({ For: text(), Link: text({ path: 'For', oneOf: ['AWS'] }) }))
      .register(fields, {
        label: 'Spend',
        section: 'One',
        item: { noun: 'amount', blank: { For: 'AWS', Link: '' } },
      }),
  }),
)

const stored = {
  Industry: 'Retail',
  OtherIndustry: 'left over',
  Source: 'Marketing',
  Funded: 'Yes',
  Topics: ['A'],
  Spend: [{ For: 'Self', Link: 'left over' }],
}

test('a hidden field keeps what is stored while nobody touched the answer that hides it', () => {
  expect(settleHidden(specs, stored, stored)).toEqual(stored)
})

test('text typed before the answer was put back is not sent', () => {
  expect(settleHidden(specs, { ...stored, OtherIndustry: 'typed meanwhile' }, stored)).toEqual(stored)
})

test('a changed answer empties what it hides, and what that hides in turn', () => {
  expect(settleHidden(specs, { ...stored, Source: 'None' }, stored)).toEqual({
    ...stored,
    Source: 'None',
    Funded: '',
    Topics: [],
  })
})

test('a visible field is sent as typed', () => {
  const values = { ...stored, Industry: 'Other', OtherIndustry: 'Space' }
  expect(settleHidden(specs, values, stored)).toEqual(values)
})

test('a changed item is settled by its own answers, a stored one is left alone', () => {
  const Spend = [...stored.Spend, { For: 'Self', Link: 'https://x.example' }, { For: 'AWS', Link: 'kept' }]
  expect(settleHidden(specs, { ...stored, Spend }, stored).Spend).toEqual([
    { For: 'Self', Link: 'left over' },
    { For: 'Self', Link: '' },
    { For: 'AWS', Link: 'kept' },
  ])
})
