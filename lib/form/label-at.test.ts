import { expect, test } from 'vitest'
import * as z from 'zod'
import { describeForm } from './field-spec'
import { fields } from './fields'
import { labelAt } from './label-at'

const specs = describeForm(
  z.strictObject({
    Title: z.string().register(fields, { label: 'Title', section: 'One' }),
    Contacts: z
      .array(z.strictObject({ Email: z.string().register(fields, { label: 'Email' }) }))
      .register(fields, {
        label: 'Contacts',
        section: 'One',
        item: { noun: 'contact', blank: { Email: '' } },
      }),
  }),
)

test.each([
  ['Title', 'Title'],
  ['Contacts', 'Contacts'],
  ['Contacts.1', 'Contact 2'],
  ['Contacts.1.Email', 'Contact 2: Email'],
  ['Contacts.Email', 'Contacts: Email'],
  ['Contacts.1.Unknown', 'Contact 2'],
  ['Unknown', undefined],
])('%s is %j', (path, label) => expect(labelAt(specs, path)).toBe(label))
