import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changedPaths } from './changes'
import { changesBy, mergeEdits, withPicks } from './merge'

const ana = { FirstName: 'Ana', Email: 'ana@x.example', Phone: '' }
const ben = { FirstName: 'Ben', Email: 'ben@x.example', Phone: '' }

const base = {
  PrimaryNeedsFromAws: ['a'],
  Project: { Title: 'Telemetry', CustomerBusinessProblem: 'Slow', AdditionalComments: '' },
  LifeCycle: { Stage: 'Qualified', NextSteps: 'Call' },
  Customer: { Contacts: [ana, ben] },
}

describe('mergeEdits', () => {
  test('brings edits of different fields together without asking', () => {
    const mine = { ...base, Project: { ...base.Project, Title: 'Telemetry 2' } }
    const theirs = { ...base, LifeCycle: { Stage: 'Committed', NextSteps: 'Call' } }
    const { merged, conflicts } = mergeEdits(base, mine, theirs)
    expect(conflicts).toEqual([])
    expect(merged).toEqual({ ...mine, LifeCycle: theirs.LifeCycle })
  })

  test('asks about a field both changed, and keeps mine until told', () => {
    const mine = { ...base, LifeCycle: { Stage: 'Qualified', NextSteps: 'Send the quote' } }
    const theirs = { ...base, LifeCycle: { Stage: 'Committed', NextSteps: 'Visit them' } }
    const { merged, conflicts } = mergeEdits(base, mine, theirs)
    expect(conflicts).toEqual([
      { path: 'LifeCycle.NextSteps', was: 'Call', mine: 'Send the quote', theirs: 'Visit them' },
    ])
    expect(merged.LifeCycle).toEqual({ Stage: 'Committed', NextSteps: 'Send the quote' })
  })

  test('does not ask when both changed a field alike', () => {
    const same = { ...base, LifeCycle: { Stage: 'Qualified', NextSteps: 'Visit them' } }
    expect(mergeEdits(base, same, structuredClone(same))).toEqual({ merged: same, conflicts: [] })
  })

  test('takes what they cleared', () => {
    const theirs = { ...base, PrimaryNeedsFromAws: [], Project: { ...base.Project, Title: '' } }
    const { merged, conflicts } = mergeEdits(base, { ...base }, theirs)
    expect(conflicts).toEqual([])
    expect(merged.PrimaryNeedsFromAws).toEqual([])
    expect(merged.Project.Title).toBe('')
  })

  test('does not mistake one kind of emptiness for an edit', () => {
    const theirs = {
      ...base,
      Project: { Title: 'Telemetry', CustomerBusinessProblem: 'Slow', AdditionalComments: null },
    }
    const mine = { ...base, Project: { ...base.Project, AdditionalComments: 'Typed here' } }
    const { merged, conflicts } = mergeEdits<object>(base, mine, theirs)
    expect(conflicts).toEqual([])
    expect(merged).toEqual(mine)
  })

  test('treats a list of texts as one field', () => {
    const { conflicts } = mergeEdits(
      base,
      { ...base, PrimaryNeedsFromAws: ['a', 'b'] },
      { ...base, PrimaryNeedsFromAws: ['a', 'c'] },
    )
    expect(conflicts).toEqual([
      { path: 'PrimaryNeedsFromAws', was: ['a'], mine: ['a', 'b'], theirs: ['a', 'c'] },
    ])
  })

  describe('in a list of contacts', () => {
    const contacts = (...list: object[]) => ({ ...base, Customer: { Contacts: list } })

    test('edits of different contacts merge', () => {
      const { merged, conflicts } = mergeEdits<object>(
        base,
        contacts({ ...ana, Phone: '+15550100' }, ben),
        contacts(ana, { ...ben, FirstName: 'Benjamin' }),
      )
      expect(conflicts).toEqual([])
      expect(merged).toEqual(contacts({ ...ana, Phone: '+15550100' }, { ...ben, FirstName: 'Benjamin' }))
    })

    test('edits of one field of one contact are asked about by position', () => {
      const { conflicts } = mergeEdits<object>(
        base,
        contacts(ana, { ...ben, Phone: '+15550101' }),
        contacts(ana, { ...ben, Phone: '+15550102' }),
      )
      expect(conflicts.map(({ path }) => path)).toEqual(['Customer.Contacts.1.Phone'])
    })

    test('a removal on one side and an edit on the other is asked about as a whole list', () => {
      const { conflicts, merged } = mergeEdits<object>(
        base,
        contacts({ ...ana, Phone: '+15550100' }, ben),
        contacts(ben),
      )
      expect(conflicts.map(({ path }) => path)).toEqual(['Customer.Contacts'])
      expect(merged).toEqual(contacts({ ...ana, Phone: '+15550100' }, ben))
    })

    test('a removal on one side alone is taken', () => {
      expect(mergeEdits<object>(base, base, contacts(ben))).toEqual({ merged: contacts(ben), conflicts: [] })
    })

    test('contacts that changed places are never mixed into one', () => {
      const { merged, conflicts } = mergeEdits<object>(
        base,
        contacts(ben, ana),
        contacts({ ...ana, Phone: '+15550100' }, ben),
      )
      expect(conflicts.map(({ path }) => path)).toEqual(['Customer.Contacts'])
      expect(merged).toEqual(contacts(ben, ana))
    })
  })

  const text = fc.constantFrom('', 'a', 'b', 'c')
  const record = fc.record({
    A: fc.record({ x: text, y: text }),
    B: fc.array(text, { maxLength: 2 }),
    C: text,
  })

  test('of an edit and no edit is the edit', () => {
    fc.assert(
      fc.property(record, record, (was, edited) => {
        for (const { merged, conflicts } of [mergeEdits(was, edited, was), mergeEdits(was, was, edited)]) {
          expect(conflicts).toEqual([])
          expect(changedPaths(merged, edited)).toEqual([])
        }
      }),
    )
  })

  test('never loses a field of mine that is not asked about', () => {
    fc.assert(
      fc.property(record, record, record, (was, mine, theirs) => {
        const { merged, conflicts } = mergeEdits(was, mine, theirs)
        const lost = changedPaths(was, mine).filter((path) => changedPaths(mine, merged).includes(path))
        expect(lost).toEqual([])
        const asked = conflicts.map(({ path }) => path)
        const overwritten = changedPaths(was, theirs).filter((path) =>
          changedPaths(theirs, merged).includes(path),
        )
        expect(overwritten.filter((path) => !asked.includes(path))).toEqual([])
      }),
    )
  })
})

describe('withPicks', () => {
  const mine = { ...base, LifeCycle: { Stage: 'Committed', NextSteps: 'Send the quote' } }
  const theirs = { ...base, LifeCycle: { Stage: 'Launched', NextSteps: 'Visit them' } }
  const merge = mergeEdits(base, mine, theirs)

  test('without picks keeps mine', () => {
    expect(withPicks(merge, new Set())).toEqual(mine)
  })

  test("takes AWS's value where it was picked and leaves the rest", () => {
    expect(withPicks(merge, new Set(['LifeCycle.Stage'])).LifeCycle).toEqual({
      Stage: 'Launched',
      NextSteps: 'Send the quote',
    })
  })

  test('reaches into a list', () => {
    const phone = (Phone: string) => ({ ...base, Customer: { Contacts: [ana, { ...ben, Phone }] } })
    const lists = mergeEdits<object>(base, phone('1'), phone('2'))
    expect(withPicks(lists, new Set(['Customer.Contacts.1.Phone']))).toEqual(phone('2'))
  })
})

test('changesBy says what somebody else changed', () => {
  expect(changesBy(base, { ...base, LifeCycle: { Stage: 'Committed', NextSteps: 'Call' } })).toEqual([
    { path: 'LifeCycle.Stage', was: 'Qualified', now: 'Committed' },
  ])
})
