import { expect, test } from 'vitest'
import * as z from 'zod'
import { fillForm } from './fill-form'

const Form = z.strictObject({
  Title: z.string().trim().min(5),
  Kind: z.enum(['A', 'B']),
  Needs: z.array(z.enum(['A', 'B'])),
  Customer: z.strictObject({ Contacts: z.array(z.strictObject({ Name: z.string(), Phone: z.string() })) }),
})

test('what the record lacks is empty, what the form does not know is left out', () => {
  const record = {
    Kind: null,
    Needs: null,
    Extra: 1,
    Customer: { Contacts: [{ Name: 'Ana', Id: 7, Phone: null }] },
  }
  expect(fillForm(Form, record)).toEqual({
    Title: '',
    Kind: '',
    Needs: [],
    Customer: { Contacts: [{ Name: 'Ana', Phone: '' }] },
  })
  expect(fillForm(Form, undefined)).toEqual({ Title: '', Kind: '', Needs: [], Customer: { Contacts: [] } })
})

test('values are taken as stored: not trimmed, not checked', () => {
  expect(fillForm(Form, { Title: ' x ', Kind: 'Z', Needs: ['Z'] })).toMatchObject({
    Title: ' x ',
    Kind: 'Z',
    Needs: ['Z'],
  })
})
