import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { describeForm } from '@/lib/form/field-spec'
import { fields } from '@/lib/form/fields'
import { placeIssues } from './place-issues'

const specs = describeForm(
  z.strictObject({
    Title: z.string().register(fields, { label: 'Title', section: 'One' }),
    Spend: z
      .array(z.strictObject({ Amount: z.string().register(fields, { label: 'Amount' }) }))
      .register(fields, { label: 'Spend', section: 'One', item: { noun: 'amount', blank: { Amount: '' } } }),
  }),
)

function place(path: string, drawn: string[]) {
  const { placed, unplaced } = placeIssues([{ path, message: 'No' }], specs, (one) => drawn.includes(one))
  return placed[0]?.path ?? `unplaced ${unplaced[0]?.path}`
}

describe('an issue goes to', () => {
  const drawn = ['Title', 'Spend', 'Spend.0.Amount', 'Spend.1.Amount']
  test.each([
    ['its field', 'Title', drawn, 'Title'],
    ['its item', 'Spend.1.Amount', drawn, 'Spend.1.Amount'],
    ['the first item when AWS gives no position', 'Spend.Amount', drawn, 'Spend.0.Amount'],
    ['the list when there is no item', 'Spend.Amount', ['Spend'], 'Spend'],
    ['the list when the item has no such field', 'Spend.0.Unknown', drawn, 'Spend'],
    ['nowhere when its field is not on screen', 'Title', ['Spend'], 'unplaced Title'],
    ['nowhere when the form does not have it', 'Marketing.Source', drawn, 'unplaced Marketing.Source'],
  ])('%s', (_name, path, onScreen, expected) => expect(place(path, onScreen)).toBe(expected))
})
