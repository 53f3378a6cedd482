import { describe, expect, test, vi } from 'vitest'
import { blankOpportunity } from '@/lib/opportunity/new-opportunity'
import { PartnerCentralError } from '@/lib/partner-central/errors'
import type { PartnerCentral } from '@/lib/partner-central/partner-central'
import { createDeal } from './new-deal'

const record = { Id: 'O1', LastModifiedDate: 'v2' }
const creator = { name: 'Ana Ruiz', email: 'Ana@Tandem.example' }

function aws(assign: PartnerCentral['assign']) {
  const createOpportunity = vi.fn(async () => ({ Id: 'O1', LastModifiedDate: 'v1' }))
  const getOpportunity = vi.fn(async () => record)
  const partnerCentral = { createOpportunity, getOpportunity, assign } as unknown as PartnerCentral
  return { partnerCentral, createOpportunity }
}

const input = { token: 't-1', form: blankOpportunity(), creator }

describe('createDeal', () => {
  test('creates with the token, makes the creator the owner and reads the record back', async () => {
    const assign = vi.fn(async () => {})
    const { partnerCentral, createOpportunity } = aws(assign)
    expect(await createDeal(partnerCentral, input)).toBe(record)
    expect(createOpportunity).toHaveBeenCalledWith(
      expect.objectContaining({ Origin: 'Partner Referral' }),
      't-1',
    )
    expect(assign).toHaveBeenCalledWith('O1', {
      Email: 'ana@tandem.example',
      FirstName: 'Ana',
      LastName: 'Ruiz',
      BusinessTitle: 'OpportunityOwner',
    })
  })

  test('a record whose owner AWS refuses is created all the same', async () => {
    const { partnerCentral } = aws(() => Promise.reject(new PartnerCentralError('ValidationException', 'No')))
    expect(await createDeal(partnerCentral, input)).toBe(record)
  })

  test('a bug is not taken for a refusal', async () => {
    const { partnerCentral } = aws(() => Promise.reject(new TypeError('bug')))
    await expect(createDeal(partnerCentral, input)).rejects.toThrow('bug')
  })

  test.each([
    ['Vera Maria Lind', 'Vera Maria', 'Lind'],
    ['Cher', 'Cher', 'Cher'],
  ])('%s has both names that AWS wants', async (name, FirstName, LastName) => {
    const assign = vi.fn(async () => {})
    await createDeal(aws(assign).partnerCentral, { ...input, creator: { ...creator, name } })
    expect(assign).toHaveBeenCalledWith('O1', expect.objectContaining({ FirstName, LastName }))
  })
})
