import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LockedFieldsError, VersionConflictError } from './errors'
import type { PartnerCentral } from './partner-central'
import { editAtOnce } from './test-edit'

export interface OpenedClient {
  pc: PartnerCentral
  /** The same service, asked with a secret it does not know. */
  stranger: PartnerCentral
  close(): Promise<void>
}

/** Complete enough to be submitted. */
export function submittable(title: string): Record<string, unknown> {
  return {
    Origin: 'Partner Referral',
    OpportunityType: 'Net New Business',
    NationalSecurity: 'No',
    PartnerOpportunityIdentifier: `CRM-${randomUUID().slice(0, 8)}`,
    PrimaryNeedsFromAws: ['Co-Sell - Technical Consultation'],
    Customer: {
      Account: {
        CompanyName: 'Harbor Lines',
        Industry: 'Transportation and Logistics',
        WebsiteUrl: 'https://www.harborlines.example',
        Address: { CountryCode: 'US', StateOrRegion: 'Washington', PostalCode: '98109', City: 'Seattle' },
      },
      Contacts: [{ FirstName: 'Iris', LastName: 'Vega', Email: 'iris.vega@harborlines.example' }],
    },
    Project: {
      Title: title,
      CustomerBusinessProblem: 'Telemetry from 900 trucks arrives too late for the dispatchers to use it.',
      CustomerUseCase: 'IOT',
      DeliveryModels: ['SaaS or PaaS'],
      SalesActivities: ['Customer has shown interest in solution'],
      ExpectedCustomerSpend: [
        { Amount: '12500.00', CurrencyCode: 'USD', Frequency: 'Monthly', TargetCompany: 'AWS' },
      ],
    },
    LifeCycle: { Stage: 'Qualified', TargetCloseDate: '2031-12-15', NextSteps: 'Architecture review' },
    Marketing: { Source: 'None' },
  }
}

/** What any service behind our client must do: the embedded one in-process and over HTTP, and AWS's Sandbox catalog. */
export function describePartnerCentral(name: string, open: () => Promise<OpenedClient>): void {
  describe(`Partner Central ${name}`, () => {
    let opened: OpenedClient
    let pc: PartnerCentral
    beforeAll(async () => {
      opened = await open()
      pc = opened.pc
    })
    afterAll(() => opened.close())

    const create = async (title = 'Fleet telemetry') => {
      const { Id } = await pc.createOpportunity(submittable(title))
      return pc.getOpportunity(Id)
    }

    test('a created record is read back whole', async () => {
      const record = await create('Fleet telemetry platform')
      expect(record).toMatchObject({
        Catalog: 'Sandbox',
        Project: { Title: 'Fleet telemetry platform' },
        LifeCycle: { Stage: 'Qualified', ReviewStatus: 'Pending Submission' },
      })
      expect(typeof record.LastModifiedDate).toBe('string')
    })

    test('a record sent back as it was read stays as it was', async () => {
      const before = await create()
      const receipt = await pc.updateOpportunity(before)
      const after = await pc.getOpportunity(before.Id)
      expect(after).toEqual({ ...before, LastModifiedDate: receipt.LastModifiedDate })
    })

    test('an edit changes its field and keeps all others', async () => {
      const before = await create()
      const after = await editAtOnce(pc, {
        id: before.Id,
        seen: before.LastModifiedDate,
        change: (current) => ({
          ...current,
          LifeCycle: { ...current.LifeCycle, Stage: 'Technical Validation' },
        }),
      })
      expect(after.LifeCycle?.Stage).toBe('Technical Validation')
      expect({ ...after, LifeCycle: before.LifeCycle, LastModifiedDate: '' }).toEqual({
        ...before,
        LastModifiedDate: '',
      })
    })

    test('an edit of an old version is refused with the record as it is now', async () => {
      const before = await create()
      await pc.updateOpportunity({ ...before, PartnerOpportunityIdentifier: 'CRM-other' })
      const edit = editAtOnce(pc, {
        id: before.Id,
        seen: before.LastModifiedDate,
        change: (current) => ({ ...current, PartnerOpportunityIdentifier: 'CRM-mine' }),
      })
      await expect(edit).rejects.toBeInstanceOf(VersionConflictError)
      await expect(edit).rejects.toMatchObject({ current: { PartnerOpportunityIdentifier: 'CRM-other' } })
    })

    test('the service itself refuses an old version', async () => {
      const before = await create()
      await pc.updateOpportunity(before)
      await expect(pc.updateOpportunity(before)).rejects.toMatchObject({ code: 'ConflictException' })
    })

    test('a submitted record takes no edit, and nothing is written', async () => {
      const { Id } = await create()
      await pc.associate(Id, 'Solutions', 'S-1234567')
      const task = await pc.startSubmission(Id, { InvolvementType: 'Co-Sell', Visibility: 'Full' })
      expect(task.TaskStatus).toBe('COMPLETE')
      const submitted = await pc.getOpportunity(Id)
      expect(submitted.LifeCycle?.ReviewStatus).toBe('Submitted')
      expect(submitted.RelatedEntityIdentifiers?.Solutions).toEqual(['S-1234567'])

      const edit = editAtOnce(pc, {
        id: Id,
        seen: submitted.LastModifiedDate,
        change: (current) => ({ ...current, Project: { ...current.Project, Title: 'Another title' } }),
      })
      await expect(edit).rejects.toBeInstanceOf(LockedFieldsError)
      await expect(edit).rejects.toMatchObject({ fields: [{ path: 'Project.Title' }] })
      expect(await pc.getOpportunity(Id)).toEqual(submitted)
    })

    test('the submission of an incomplete record is a failed task that says why', async () => {
      const { PrimaryNeedsFromAws: _, ...incomplete } = submittable('No needs named')
      const { Id } = await pc.createOpportunity(incomplete)
      await pc.associate(Id, 'Solutions', 'S-1234567')
      const task = await pc.startSubmission(Id, { InvolvementType: 'Co-Sell' })
      expect(task).toMatchObject({
        TaskStatus: 'FAILED',
        Message: expect.stringContaining('primaryNeedsFromAws'),
      })
      const [listed] = await pc.listSubmissionTasks({ opportunityIds: [Id] })
      expect(listed?.TaskId).toBe(task.TaskId)
    })

    test('the same token creates once; with another body it is refused', async () => {
      const token = randomUUID()
      const body = submittable('Created once')
      const first = await pc.createOpportunity(body, token)
      expect(await pc.createOpportunity(body, token)).toMatchObject({ Id: first.Id })
      await expect(pc.createOpportunity(submittable('Another'), token)).rejects.toMatchObject({
        code: 'ConflictException',
      })
    })

    test('a refused field comes back under our path, with every other finding', async () => {
      const body = submittable('Two mistakes')
      const broken = {
        ...body,
        LifeCycle: { Stage: 'Qualified', TargetCloseDate: '2001-01-01' },
        Customer: { Account: { ...(body.Customer as { Account: object }).Account, Industry: 'Alchemy' } },
      }
      await expect(pc.createOpportunity(broken)).rejects.toMatchObject({
        code: 'ValidationException',
        requestId: expect.any(String),
        issues: expect.arrayContaining([
          expect.objectContaining({ path: 'Customer.Account.Industry', code: 'INVALID_ENUM_VALUE' }),
        ]),
      })
      await expect(pc.createOpportunity({ ...body, LifeCycle: broken.LifeCycle })).rejects.toMatchObject({
        issues: [expect.objectContaining({ path: 'LifeCycle.TargetCloseDate' })],
      })
    })

    test('an unknown record is a ResourceNotFoundException', async () => {
      await expect(pc.getOpportunity('O9999999999')).rejects.toMatchObject({
        code: 'ResourceNotFoundException',
      })
    })

    test('a list is read page by page, filtered and sorted', async () => {
      const made = [await create('First'), await create('Second'), await create('Third')]
      const ids = made.map((record) => record.Id)
      const sort = { by: 'LastModifiedDate', order: 'ASCENDING' } as const
      const first = await pc.listOpportunities({ ids, sort, maxResults: 2 })
      expect(first.summaries.map((row) => row.Id)).toEqual(ids.slice(0, 2))
      const second = await pc.listOpportunities({ ids, sort, maxResults: 2, nextToken: first.nextToken })
      expect(second).toEqual({ summaries: [expect.objectContaining({ Id: ids[2] })], nextToken: undefined })
      const since = await pc.listOpportunities({ ids, modifiedAfter: made[2]?.LastModifiedDate })
      expect(since.summaries.map((row) => row.Id)).toEqual([ids[2]])
    })

    test('a related entity is linked and unlinked', async () => {
      const { Id } = await create()
      await pc.associate(Id, 'AwsProducts', 'AWSLambda')
      expect((await pc.getOpportunity(Id)).RelatedEntityIdentifiers?.AwsProducts).toEqual(['AWSLambda'])
      await pc.disassociate(Id, 'AwsProducts', 'AWSLambda')
      expect((await pc.getOpportunity(Id)).RelatedEntityIdentifiers?.AwsProducts ?? []).toEqual([])
    })

    test('an assignment names the owner', async () => {
      const { Id } = await create()
      const person = { Email: 'ana@tandem.example', FirstName: 'Ana', LastName: 'Ruiz' }
      await pc.assign(Id, { ...person, BusinessTitle: 'OpportunityOwner' })
      expect((await pc.getOpportunity(Id)).OpportunityTeam).toContainEqual(expect.objectContaining(person))
    })

    test('solutions are listed', async () => {
      const { solutions } = await pc.listSolutions({ statuses: ['Active'] })
      expect(solutions.map((solution) => solution.Id)).toContain('S-1234567')
    })

    test("AWS's own view exists once a record is submitted", async () => {
      const { Id } = await create()
      await expect(pc.getAwsOpportunitySummary(Id)).rejects.toMatchObject({
        code: 'ResourceNotFoundException',
      })
      await pc.associate(Id, 'Solutions', 'S-1234567')
      await pc.submit(Id, { InvolvementType: 'Co-Sell', Visibility: 'Full' })
      expect(await pc.getAwsOpportunitySummary(Id)).toMatchObject({
        RelatedOpportunityId: Id,
        Origin: 'Partner Referral',
      })
    })

    test('a wrong secret is refused', async () => {
      await expect(opened.stranger.listOpportunities()).rejects.toMatchObject({
        code: 'InvalidSignatureException',
      })
    })
  })
}
