import { expect, test } from 'vitest'
import { Opportunity } from '@/lib/opportunity/opportunity'
import type { ReviewStatus } from '@/lib/opportunity/review'
import type { Desk } from '@/lib/queue/desk'
import { addAssociation, removeAssociation } from './association-change'

const solution = { id: 'O1', type: 'Solutions', entity: 'S-1' } as const

/** A desk with one record that keeps its links, and what was handed in there. */
function deskWith(Solutions: string[], ReviewStatus: ReviewStatus) {
  const linked = new Set(Solutions)
  const handedIn: string[] = []
  const record = () =>
    Opportunity.parse({
      Catalog: 'Sandbox',
      Id: 'O1',
      CreatedDate: '2026-03-01T10:15:00Z',
      LastModifiedDate: '2026-03-01T10:15:00Z',
      LifeCycle: { Stage: 'Qualified', ReviewStatus },
      RelatedEntityIdentifiers: { Solutions: [...linked] },
    })
  const desk: Pick<Desk, 'shown' | 'write'> = {
    shown: async () => record(),
    async write(_id, content) {
      if (content.kind === 'associate') linked.add(content.entity)
      if (content.kind === 'disassociate') linked.delete(content.entity)
      handedIn.push(content.kind)
      return { opportunity: record() }
    },
  }
  return { desk, handedIn }
}

const linkedIn = (result: Awaited<ReturnType<typeof addAssociation>>) =>
  result.ok ? result.data.opportunity.RelatedEntityIdentifiers?.Solutions : result.error

test('adding brings the record with the link', async () => {
  const { desk, handedIn } = deskWith([], 'Pending Submission')
  expect(linkedIn(await addAssociation(desk, solution))).toEqual(['S-1'])
  expect(handedIn).toEqual(['associate'])
})

test('adding what is linked already hands nothing in', async () => {
  const { desk, handedIn } = deskWith(['S-1'], 'Approved')
  expect(linkedIn(await addAssociation(desk, solution))).toEqual(['S-1'])
  expect(handedIn).toEqual([])
})

test('a forged addition during review is refused with nothing kept', async () => {
  const { desk, handedIn } = deskWith([], 'In review')
  expect(linkedIn(await addAssociation(desk, solution))).toMatchObject({ kind: 'fields' })
  expect(handedIn).toEqual([])
})

test('removing brings the record without the link', async () => {
  const { desk, handedIn } = deskWith(['S-1', 'S-2'], 'Approved')
  expect(linkedIn(await removeAssociation(desk, solution))).toEqual(['S-2'])
  expect(handedIn).toEqual(['disassociate'])
})

test('the last solution of an approved deal stays', async () => {
  const { desk, handedIn } = deskWith(['S-1'], 'Approved')
  expect(linkedIn(await removeAssociation(desk, solution))).toMatchObject({ kind: 'fields' })
  expect(handedIn).toEqual([])
})

test('removing what is gone already is no mistake', async () => {
  const { desk, handedIn } = deskWith([], 'In review')
  expect((await removeAssociation(desk, solution)).ok).toBe(true)
  expect(handedIn).toEqual([])
})
