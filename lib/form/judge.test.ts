import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { judged } from './judge'
import { type Rule, textAt } from './rule'

const Form = z.strictObject({
  Title: z.string().trim().min(5, 'Too short'),
  Industry: z.enum(['Retail', 'Other'], 'Not on the list'),
  Contacts: z
    .array(z.strictObject({ Name: z.string().min(1, 'No name'), Phone: z.string() }))
    .max(2, 'Too many'),
  Duration: z
    .strictObject({ Term: z.string(), Value: z.string().regex(/^\d*$/, 'No number') })
    .overwrite(({ Value }) => ({ Term: Value === '' ? '' : 'Months', Value })),
  Note: z.string(),
})
type Form = z.infer<typeof Form>

const stored: Form = {
  Title: 'Hi',
  Industry: 'Mining' as 'Other',
  Contacts: [
    { Name: '', Phone: '1' },
    { Name: 'Ben', Phone: '2' },
  ],
  Duration: { Term: 'Years', Value: '2' },
  Note: ' as stored ',
}

const noteFollowsTitle: Rule = {
  reads: ['Title', 'Note'],
  check: (values) =>
    textAt(values, 'Note').includes(textAt(values, 'Title'))
      ? []
      : [{ path: 'Note', message: 'Name the title' }],
}

function judge(values: unknown, rules: Rule[] = [], before: Form | undefined = stored) {
  const result = judged(Form, { rules, stored: before }).safeParse(values)
  return result.success
    ? result.data
    : result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
}

describe('an edit of a record', () => {
  test('passes untouched, whatever the schema and the rules say, exactly as stored', () => {
    expect(judge(structuredClone(stored), [noteFollowsTitle])).toEqual(stored)
  })

  test('is judged where it changes something', () => {
    expect(judge({ ...stored, Title: 'No' })).toEqual(['Title: Too short'])
    expect(judge({ ...stored, Industry: 'Farming' })).toEqual(['Industry: Not on the list'])
    expect(judge({ ...stored, Duration: { Term: 'Years', Value: 'x' } })).toEqual([
      'Duration.Value: No number',
    ])
  })

  test('is tidied where it changes something, and nowhere else', () => {
    expect(judge({ ...stored, Title: '  New title ', Duration: { Term: '', Value: '12' } })).toEqual({
      ...stored,
      Title: 'New title',
      Duration: { Term: 'Months', Value: '12' },
    })
  })

  test('may remove an item without mending the others', () => {
    const Contacts = [{ Name: '', Phone: '1' }]
    expect(judge({ ...stored, Contacts })).toEqual({ ...stored, Contacts })
  })

  test('must get right the item it changes', () => {
    const [first, second] = stored.Contacts
    expect(judge({ ...stored, Contacts: [{ ...first, Phone: '3' }, second] })).toEqual([
      'Contacts.0.Name: No name',
    ])
  })

  test('is held to the limits of a list it changes', () => {
    const Contacts = [...stored.Contacts, { Name: 'Cleo', Phone: '' }]
    expect(judge({ ...stored, Contacts })).toEqual(['Contacts: Too many'])
  })

  test('is held to a rule when it changes something the rule reads', () => {
    expect(judge({ ...stored, Title: 'Longer' }, [noteFollowsTitle])).toEqual(['Note: Name the title'])
    expect(judge({ ...stored, Contacts: [] }, [noteFollowsTitle])).toEqual({ ...stored, Contacts: [] })
  })
})

describe('a new record', () => {
  const fresh = { ...stored, Contacts: [], Note: '' }

  test('is judged as a whole, rules beside fields', () => {
    const result = judged(Form, { rules: [noteFollowsTitle] }).safeParse(fresh)
    expect(result.error?.issues.map((issue) => issue.path.join('.'))).toEqual(['Title', 'Industry', 'Note'])
  })

  test('gives list positions as numbers, as zod itself does', () => {
    const result = judged(Form, { rules: [] }).safeParse({ ...fresh, Contacts: [{ Name: '', Phone: '' }] })
    expect(result.error?.issues.at(-1)?.path).toEqual(['Contacts', 0, 'Name'])
  })
})

describe('a forged value', () => {
  test.each([null, undefined, 'text', 7, [], { Title: 'Long enough' }, { Title: { $ne: 1 } }])(
    '%j is refused, and no rule breaks over it',
    (value) => {
      expect(judged(Form, { rules: [noteFollowsTitle], stored }).safeParse(value).success).toBe(false)
      expect(judged(Form, { rules: [noteFollowsTitle] }).safeParse(value).success).toBe(false)
    },
  )

  test('cannot carry members the form does not have', () => {
    expect(judge({ ...stored, ReviewStatus: 'Approved' })).toEqual([
      'ReviewStatus: This is not a field that can be sent.',
    ])
  })
})
