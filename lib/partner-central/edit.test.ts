import { describe, expect, test } from 'vitest'
import type { Opportunity } from '@/lib/opportunity/opportunity'
import { editOpportunity } from './edit'
import { LockedFieldsError, PartnerCentralError, VersionConflictError } from './errors'
import type { PartnerCentral } from './partner-central'

const first = '2026-03-01T10:15:00.412Z'
const second = '2026-03-01T10:16:00.000Z'

function recordAt(reviewStatus: string, stage = 'Qualified'): Opportunity {
  return {
    Catalog: 'Sandbox',
    Id: 'O1',
    LastModifiedDate: first,
    CreatedDate: first,
    LifeCycle: { Stage: stage, ReviewStatus: reviewStatus, TargetCloseDate: '2031-01-01' },
    Customer: { Account: { CompanyName: 'Harbor Lines' } },
    Project: { Title: 'Fleet', AdditionalComments: 'none' },
    OpportunityTeam: [{ Email: 'ana@tandem.example' }],
  } as Opportunity
}

interface Fake {
  pc: PartnerCentral
  written: Opportunity[]
}

/** A service that holds one record. `onUpdate` stands in for what happens instead of a plain write. */
function holding(
  record: Opportunity,
  onUpdate?: (sent: Opportunity, store: (next: Opportunity) => void) => void,
): Fake {
  let stored = record
  const written: Opportunity[] = []
  const pc = {
    catalog: 'Sandbox',
    getOpportunity: async () => stored,
    async updateOpportunity(sent: Opportunity) {
      written.push(sent)
      const store = (next: Opportunity) => {
        stored = next
      }
      if (onUpdate) onUpdate(sent, store)
      else store({ ...sent, LastModifiedDate: second })
      return { Id: 'O1', LastModifiedDate: second }
    },
  }
  return { pc: pc as unknown as PartnerCentral, written }
}

const retitled = (current: Opportunity) => ({ ...current, Project: { ...current.Project, Title: 'Fleet 2' } })
const commented = (current: Opportunity) => ({
  ...current,
  Project: { ...current.Project, AdditionalComments: 'new' },
})

const edit = (pc: PartnerCentral, change: (current: Opportunity) => Opportunity, seen = first) =>
  editOpportunity(pc, { id: 'O1', seen, change })

describe('editOpportunity', () => {
  test('sends the whole record with the version that was seen', async () => {
    const { pc, written } = holding(recordAt('Pending Submission'))
    const after = await edit(pc, retitled)
    expect(written).toEqual([retitled(recordAt('Pending Submission'))])
    expect(after).toMatchObject({ LastModifiedDate: second, Project: { Title: 'Fleet 2' } })
  })

  test.each(['Submitted', 'In review', 'Rejected', 'Approved'])(
    'a title is closed while %s',
    async (status) => {
      const { pc, written } = holding(recordAt(status))
      const refused = edit(pc, retitled)
      await expect(refused).rejects.toBeInstanceOf(LockedFieldsError)
      await expect(refused).rejects.toMatchObject({ fields: [{ path: 'Project.Title' }] })
      expect(written).toEqual([])
    },
  )

  test('what is open at its status passes beside unchanged closed fields', async () => {
    const { pc, written } = holding(recordAt('Approved'))
    await edit(pc, commented)
    expect(written).toHaveLength(1)
  })

  test('a review status cannot be set, even on a draft', async () => {
    const { pc, written } = holding(recordAt('Pending Submission'))
    const forged = edit(pc, (current) => ({
      ...current,
      LifeCycle: { ...current.LifeCycle, ReviewStatus: 'Approved' },
    }))
    await expect(forged).rejects.toMatchObject({ fields: [{ path: 'LifeCycle.ReviewStatus' }] })
    expect(written).toEqual([])
  })

  test('an edit of another version is refused before it is sent', async () => {
    const { pc, written } = holding(recordAt('Approved'))
    await expect(edit(pc, commented, second)).rejects.toBeInstanceOf(VersionConflictError)
    expect(written).toEqual([])
  })

  test('versions are compared as instants: finer digits do not make a conflict', async () => {
    const { pc, written } = holding(recordAt('Approved'))
    await edit(pc, commented, '2026-03-01T10:15:00.412000Z')
    expect(written).toHaveLength(1)
  })

  test('an edit that changes nothing is not sent', async () => {
    const { pc, written } = holding(recordAt('Approved'))
    expect(await edit(pc, (current) => ({ ...current }))).toEqual(recordAt('Approved'))
    expect(written).toEqual([])
  })

  test('in Action Required saving is the answer, changed or not', async () => {
    const { pc, written } = holding(recordAt('Action Required'))
    await edit(pc, (current) => ({ ...current }))
    expect(written).toHaveLength(1)
  })

  test('a conflict that AWS finds comes back with the record as it is now', async () => {
    const theirs = { ...recordAt('Approved'), LastModifiedDate: second }
    const { pc } = holding(recordAt('Approved'), (_, store) => {
      store(theirs)
      throw new PartnerCentralError('ConflictException', 'not the latest')
    })
    await expect(edit(pc, commented)).rejects.toMatchObject({ name: 'VersionConflictError', current: theirs })
  })

  test('a read that still shows the old version is passed over for what was sent', async () => {
    const { pc } = holding(recordAt('Approved'), () => {})
    expect(await edit(pc, commented)).toMatchObject({
      LastModifiedDate: second,
      Project: { AdditionalComments: 'new' },
    })
  })

  describe('when no answer comes to the write', () => {
    const silence = new PartnerCentralError('Unreachable', 'no answer', { outcomeUnknown: true })

    test('and the record shows it was done, it was done', async () => {
      const { pc } = holding(recordAt('Approved'), (sent, store) => {
        store({ ...sent, LastModifiedDate: second })
        throw silence
      })
      expect(await edit(pc, commented)).toMatchObject({ LastModifiedDate: second })
    })

    test('what AWS itself adds on saving does not look like a conflict', async () => {
      const { pc } = holding(recordAt('Approved'), (sent, store) => {
        const LifeCycle = { ...sent.LifeCycle, NextStepsHistory: [{ Value: 'Call', Time: second }] }
        store({ ...sent, LifeCycle, LastModifiedDate: second })
        throw silence
      })
      expect(await edit(pc, commented)).toMatchObject({ Project: { AdditionalComments: 'new' } })
    })

    test('and the record is as before, the failure stands', async () => {
      const { pc } = holding(recordAt('Approved'), () => {
        throw silence
      })
      await expect(edit(pc, commented)).rejects.toBe(silence)
    })

    test('and the record holds something else, it is a conflict', async () => {
      const { pc } = holding(recordAt('Approved'), (_, store) => {
        store({ ...recordAt('Approved'), LastModifiedDate: second })
        throw silence
      })
      await expect(edit(pc, commented)).rejects.toBeInstanceOf(VersionConflictError)
    })
  })
})
