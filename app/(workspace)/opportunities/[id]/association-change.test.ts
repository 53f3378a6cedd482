import { expect, test } from 'vitest'
import { Opportunity } from '@/lib/opportunity/opportunity'
import type { ReviewStatus } from '@/lib/opportunity/review'
import type { PartnerCentral } from '@/lib/partner-central/partner-central'
import { addAssociation, removeAssociation } from './association-change'

const solution = { id: 'O1', type: 'Solutions', entity: 'S-1' } as const

/** A service with one record that keeps its links and counts the calls that would change them. */
function service(Solutions: string[], ReviewStatus: ReviewStatus) {
  const linked = new Set(Solutions)
  const calls: string[] = []
  const partnerCentral = {
    getOpportunity: async () =>
      Opportunity.parse({
        Catalog: 'Sandbox',
        Id: 'O1',
        CreatedDate: '2026-03-01T10:15:00Z',
        LastModifiedDate: '2026-03-01T10:15:00Z',
        LifeCycle: { Stage: 'Qualified', ReviewStatus },
        RelatedEntityIdentifiers: { Solutions: [...linked] },
      }),
    associate: async (_id: string, _type: string, entity: string) => {
      calls.push(`+${entity}`)
      linked.add(entity)
    },
    disassociate: async (_id: string, _type: string, entity: string) => {
      calls.push(`-${entity}`)
      linked.delete(entity)
    },
  } as unknown as PartnerCentral
  return { partnerCentral, calls }
}

const linkedIn = (result: Awaited<ReturnType<typeof addAssociation>>) =>
  result.ok ? result.data.RelatedEntityIdentifiers?.Solutions : result.error

test('adding brings the record with the link', async () => {
  const { partnerCentral, calls } = service([], 'Pending Submission')
  expect(linkedIn(await addAssociation(partnerCentral, solution))).toEqual(['S-1'])
  expect(calls).toEqual(['+S-1'])
})

test('adding what is linked already asks AWS for nothing', async () => {
  const { partnerCentral, calls } = service(['S-1'], 'Approved')
  expect(linkedIn(await addAssociation(partnerCentral, solution))).toEqual(['S-1'])
  expect(calls).toEqual([])
})

test('a forged addition during review is refused with nothing written', async () => {
  const { partnerCentral, calls } = service([], 'In review')
  expect(linkedIn(await addAssociation(partnerCentral, solution))).toMatchObject({ kind: 'fields' })
  expect(calls).toEqual([])
})

test('removing brings the record without the link', async () => {
  const { partnerCentral, calls } = service(['S-1', 'S-2'], 'Approved')
  expect(linkedIn(await removeAssociation(partnerCentral, solution))).toEqual(['S-2'])
  expect(calls).toEqual(['-S-1'])
})

test('the last solution of an approved deal stays', async () => {
  const { partnerCentral, calls } = service(['S-1'], 'Approved')
  expect(linkedIn(await removeAssociation(partnerCentral, solution))).toMatchObject({ kind: 'fields' })
  expect(calls).toEqual([])
})

test('removing what is gone already is no mistake', async () => {
  const { partnerCentral, calls } = service([], 'In review')
  expect((await removeAssociation(partnerCentral, solution)).ok).toBe(true)
  expect(calls).toEqual([])
})
